#include "platform/markdown/markdown.h"
#include "platform/markdown/testing_markup.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// Whatever is written, a strict reader accepts its page and its words; what is told of it is what the page shows.

namespace {

using namespace platform;

/// The parts of which Markdown is made. An input that begins with a zero byte is read as their numbers, because chance
/// seldom writes a table.
constexpr std::string_view parts[] {"*", "**", "_", "`", "``", "[", "](", ")", "![", "<", ">", "\n", "\n\n", "> ", "- ",
    "1. ", "# ", "|", "|a|b|\n|-|:-:|\n", "~~", "@ana", "@", "www.a.example", "https://", "http://ö.example", "a", " ",
    "é", "\\", "&amp;", "&#0;", "- [ ] ", "- [x] ", "```\n", "    ", "<b>", "\"", "'", "\xff", "\u202e",
    "javascript:", "data:", "mailto:", "/", "//", ":", ".", "---\n", "===\n", "[a]: /x\n", "[a]", "(/p)",
    "file:", "<!--", "-->", "<?", "\t", "\r", "a@b.example", "own.example", "\x01", "\x7f"};

std::string text_of(std::string_view input)
{
    if (!input.starts_with('\0')) return std::string {input};
    std::string text;
    for (char const sign : input.substr(1)) text += parts[static_cast<unsigned char>(sign) % std::size(parts)];
    return text;
}

void hold(bool is_right, std::string const& words)
{
    if (is_right) return;
    std::fprintf(stderr, "%s\n", words.c_str());
    std::abort();
}

MarkdownWish wish()
{
    return {.name_of = [](std::string_view slug) -> std::optional<std::string> {
                hold(!slug.empty() && slug.size() <= 60, "a slug no person has");
                return slug.front() == 'x' ? std::nullopt
                                           : std::optional<std::string> {"\"><script>" + std::string {slug}};
            },
        .picture = [](std::string_view destination) -> std::optional<ShownPicture> {
            auto const url = html::Url::local(destination);
            return url ? std::optional<ShownPicture> {{*url, 3, 4}} : std::nullopt;
        },
        .own_origin = "https://own.example"};
}

void check_page(std::string const& text)
{
    auto const page = markdown_html(text, wish()).text();
    testing::StrictReader reader {page};
    auto const complaint = reader.complaint();
    hold(complaint.empty(), complaint + "\n" + text + "\n" + page);
    hold(reader.deepest() <= 32, "too deep: " + text);
    hold(page.size() <= 8 * text.size() + 17'000, "too large: " + text);
    std::size_t foreign = 0;
    for (auto const& address : reader.addresses())
        foreign += address.starts_with("http") && !address.starts_with("https://own.example") ? 1 : 0;
    // A link too deep to be one is counted, one that is shown is never left out.
    hold(links_in(text, "https://own.example") >= foreign, "links that are not counted: " + text + "\n" + page);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const text = text_of({reinterpret_cast<char const*>(bytes), size});
    check_page(text);
    check_page(quoted(text));
    auto const plain = plain_text(text, 80);
    hold(plain.size() <= 80, "words beyond their limit");
    hold(testing::StrictReader {html::text(plain).text()}.complaint().empty(), "words that are no text: " + text);
    hold(mentions_in(text).size() <= 20, "too many mentions");
    for (auto const& hash : pictures_in(text)) hold(hash.size() == 64, "a hash of another size");
    return 0;
}
