#include "platform/markdown/markdown.h"

#include "platform/markdown/page_writer.h"
#include "platform/markdown/plain_words.h"
#include "platform/markdown/strike.h"
#include "platform/markdown/text_piece.h"
#include "platform/markdown/tree.h"

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t most_page_bytes = 400'000;
constexpr std::size_t least_page_bytes = 16'000; ///< a post of a few words and many names may grow more than eightfold
constexpr std::size_t most_mentions = 20;

void add_once(std::vector<std::string>& all, std::string one)
{
    if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
}

/// The tree of a text whose words are looked at, parted where the page parts them.
Tree words_of(std::string_view text)
{
    auto tree = tree_of(text);
    if (tree) silence_strikes(tree.get());
    return tree;
}

/// Whether a node is a link that is shown as one.
bool leads_somewhere(cmark_node* node)
{
    return kind_of(node) == NodeKind::link && Destination::of(address_of(node), {});
}

bool is_foreign(std::optional<Destination> const& destination)
{
    return destination && destination->kind() == Destination::Kind::outside;
}

std::size_t bare_links_in(std::string_view words, std::string_view own_origin)
{
    auto const pieces = pieces_of(words, own_origin);
    return static_cast<std::size_t>(
        std::ranges::count_if(pieces, [](TextPiece const& piece) { return is_foreign(piece.destination); }));
}

} // namespace

html::Html stored_markdown(std::string_view made_before)
{
    return html::Html::trusted(std::string {made_before});
}

html::Html markdown_html(std::string_view text, MarkdownWish const& wish)
{
    PageWriter page {wish, std::min(most_page_bytes, least_page_bytes + 8 * text.size())};
    if (auto const tree = tree_of(text))
        page.blocks(tree.get());
    else
        page.plain_paragraphs(valid_utf8(text));
    return std::move(page).html();
}

std::vector<std::string> mentions_in(std::string_view text)
{
    std::vector<std::string> slugs;
    auto const tree = words_of(text);
    if (!tree) return slugs;
    walk(tree.get(), [&](cmark_node* node) {
        auto const kind = kind_of(node);
        if (kind == NodeKind::quote || kind == NodeKind::image || leads_somewhere(node)) return Step::past;
        if (kind != NodeKind::text || slugs.size() == most_mentions) return Step::into;
        for (auto const& piece : pieces_of(literal_of(node), {})) {
            if (piece.kind == TextPiece::Kind::mention && slugs.size() < most_mentions)
                add_once(slugs, slug_of(piece.text));
        }
        return Step::into;
    });
    return slugs;
}

std::vector<std::string> pictures_in(std::string_view text)
{
    std::vector<std::string> hashes;
    auto const tree = words_of(text);
    if (!tree) return hashes;
    walk(tree.get(), [&](cmark_node* node) {
        bool const is_ours = kind_of(node) == NodeKind::image && is_picture_of_ours(address_of(node));
        if (is_ours) add_once(hashes, std::string {address_of(node).substr(5)});
        return Step::into;
    });
    return hashes;
}

std::size_t links_in(std::string_view text, std::string_view own_origin)
{
    std::size_t links = 0;
    auto const tree = words_of(text);
    if (!tree) return links;
    walk(tree.get(), [&](cmark_node* node) {
        auto const kind = kind_of(node);
        if (kind == NodeKind::text) links += bare_links_in(literal_of(node), own_origin);
        if (kind != NodeKind::link && kind != NodeKind::image) return Step::into;
        auto const destination = Destination::of(address_of(node), own_origin);
        links += is_foreign(destination) ? 1 : 0;
        return destination || kind == NodeKind::image ? Step::past : Step::into;
    });
    return links;
}

std::string plain_text(std::string_view text, std::size_t most_bytes)
{
    auto const tree = words_of(text);
    return plain_words(tree ? words_below(tree.get(), text.size()) : std::string {text}, most_bytes);
}

std::string quoted(std::string_view text)
{
    std::string quote;
    auto const end = text.find_last_not_of(" \t\r\n");
    text = text.substr(0, end == text.npos ? 0 : end + 1);
    while (!text.empty()) {
        auto const line = text.substr(0, text.find_first_of("\r\n"));
        quote.append(line.empty() ? ">" : "> ").append(line).append("\n");
        text.remove_prefix(line.size());
        text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
    }
    return quote.empty() ? quote : quote.append("\n");
}

} // namespace platform
