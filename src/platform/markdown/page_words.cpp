// How the words within a block are written: the half of PageWriter below paragraphs.
#include "platform/markdown/page_writer.h"

#include "platform/markdown/plain_words.h"

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t longest_alt = 1'000;
constexpr std::size_t longest_compared = 2'000; ///< of a link's words, where they may name another address

} // namespace

void PageWriter::inlines(cmark_node* parent)
{
    if (out_.is_full()) return;
    if (out_.depth() >= deepest) return out_.say(words_below(parent, longest_flat));
    auto const marks = strikes_in(parent);
    if (!marks.empty()) return parts(parts_of(parent, marks));
    each_child(parent, [&](cmark_node* node) { child(node); });
}

std::vector<PageWriter::Part> PageWriter::parts_of(cmark_node* parent, std::vector<StrikeMark> const& marks)
{
    std::vector<Part> all;
    auto mark = marks.begin();
    each_child(parent, [&](cmark_node* node) {
        if (kind_of(node) != NodeKind::text) return all.push_back({Part::Kind::child, node});
        std::size_t begin = 0;
        for (; mark != marks.end() && mark->node == node; ++mark) {
            all.push_back({Part::Kind::text, node, literal_of(node).substr(begin, mark->offset - begin)});
            all.push_back({mark->opens ? Part::Kind::opens_strike : Part::Kind::closes_strike, node});
            begin = mark->offset + 2;
        }
        all.push_back({Part::Kind::text, node, literal_of(node).substr(begin)});
    });
    return all;
}

void PageWriter::parts(std::span<Part const> all)
{
    for (std::size_t i = 0; i < all.size() && !out_.is_full(); ++i) {
        if (all[i].kind == Part::Kind::child) child(all[i].node);
        if (all[i].kind == Part::Kind::text) words(all[i].text);
        if (all[i].kind != Part::Kind::opens_strike) continue;
        auto const begin = i + 1;
        while (all[i].kind != Part::Kind::closes_strike) ++i;
        auto const struck = all.subspan(begin, i - begin);
        if (out_.depth() < deepest - 1)
            out_.within(Element::del, [&] { parts(struck); });
        else
            parts(struck);
    }
}

void PageWriter::child(cmark_node* node)
{
    if (out_.is_full()) return;
    switch (kind_of(node)) {
    case NodeKind::text:
        return words(literal_of(node));
    case NodeKind::soft_break:
        return out_.say("\n");
    case NodeKind::line_break:
        return out_.line_break();
    case NodeKind::code:
        return out_.within(Element::code, [&] { out_.say(literal_of(node)); });
    case NodeKind::emphasis:
        return out_.within(Element::em, [&] { inlines(node); });
    case NodeKind::strong:
        return out_.within(Element::strong, [&] { inlines(node); });
    case NodeKind::link:
        return link(node);
    case NodeKind::image:
        return image(node);
    default:
        return out_.say(literal_of(node)); // raw HTML, as it was typed
    }
}

void PageWriter::words(std::string_view text)
{
    if (in_link_) return out_.say(text);
    for (auto const& piece : pieces_of(text, wish_.own_origin)) {
        if (piece.kind == TextPiece::Kind::address) {
            bare_address(piece);
            continue;
        }
        bool const is_mention = piece.kind == TextPiece::Kind::mention && wish_.name_of;
        auto const slug = is_mention ? slug_of(piece.text) : std::string {};
        if (auto const name = is_mention ? wish_.name_of(slug) : std::nullopt)
            out_.mention(slug, *name);
        else
            out_.say(piece.text);
    }
}

void PageWriter::bare_address(TextPiece const& piece)
{
    // What is shown for an address in another script is ours to choose; one in ASCII stays as it was typed.
    bool const is_ascii = std::ranges::none_of(piece.text, [](char sign) { return (sign & 0x80) != 0; });
    auto const& destination = *piece.destination;
    out_.within_link(destination, [&] { out_.say(is_ascii ? std::string {piece.text} : destination.shown()); });
}

void PageWriter::link(cmark_node* node)
{
    auto const address = address_of(node);
    auto const destination = Destination::of(address, wish_.own_origin);
    auto const words = words_below(node, longest_compared);
    if (in_link_ || words == address) {
        if (!destination || in_link_) return inlines(node);
    }
    if (destination) return link_to(*destination, words, [&] { inlines(node); });
    out_.say("[");
    inlines(node);
    out_.say("](" + std::string {address} + ")");
}

void PageWriter::image(cmark_node* node)
{
    auto const alt = plain_words(words_below(node, longest_alt), longest_alt);
    if (auto const picture = picture_of(node)) return out_.picture(*picture, alt);
    auto const address = address_of(node);
    if (in_link_ || is_picture_of_ours(address)) return out_.say(alt); // a picture that was taken away leaves its words
    auto const destination = Destination::of(address, wish_.own_origin);
    if (destination) return link_to(*destination, alt, [&] { out_.say(alt); });
    out_.say("![" + alt + "](" + std::string {address} + ")");
}

template <class Inside>
void PageWriter::link_to(Destination const& destination, std::string_view words, Inside&& inside)
{
    bool const is_silent = !has_visible_sign(words);
    in_link_ = true;
    out_.within_link(destination, [&] {
        inside();
        if (is_silent) out_.say(destination.shown());
    });
    in_link_ = false;
    if (!is_silent && destination.is_hidden_by(words)) out_.say(" (" + destination.shown_host() + ")");
}

bool PageWriter::is_only_pictures(cmark_node* paragraph) const
{
    auto* const first = cmark_node_first_child(paragraph);
    if (first == nullptr || kind_of(first) != NodeKind::image) return false;
    for (auto* part = first; part != nullptr; part = cmark_node_next(part)) {
        auto const kind = kind_of(part);
        bool const is_picture = kind == NodeKind::image && picture_of(part);
        if (!is_picture && kind != NodeKind::soft_break && kind != NodeKind::line_break) return false;
    }
    return true;
}

std::optional<ShownPicture> PageWriter::picture_of(cmark_node* node) const
{
    auto const address = address_of(node);
    bool const is_ours = is_picture_of_ours(address) || html::Url::local(address);
    return is_ours && wish_.picture ? wish_.picture(address) : std::nullopt;
}

} // namespace platform
