#pragma once

#include "html/html.h"
#include "html/url.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What people write: CommonMark with GitHub's tables, task lists, bare addresses and ~~struck out~~ words, without raw
// HTML. The text is what is kept; the page is made from it anew, so a better rule reaches everything written before.
// All functions are pure and may be called from any thread. A text that is no UTF-8 is read with U+FFFD in its place.
namespace platform {

/// A picture of this site as it can be shown, with its size in pixels.
struct ShownPicture {
    html::Url url;
    int width = 0;
    int height = 0;
};

/// What the words of a text stand for. The answers are prepared beforehand (mentions_in, pictures_in): a query for each
/// would be a query in a loop.
struct MarkdownWish {
    /// The name of the person with that slug (small letters); nothing leaves "@slug" as text.
    std::function<std::optional<std::string>(std::string_view slug)> name_of {};
    /// The picture behind "file:HASH" or a path of this site; nothing makes a plain link, or text, of it.
    std::function<std::optional<ShownPicture>(std::string_view destination)> picture {};
    /// Scheme, host and port of this site ("https://network.example"): links there are not marked as foreign.
    std::string_view own_origin {};
};

/// The text as a piece of page. Only these elements come out of it, whatever goes in: p br strong em del code pre
/// blockquote ul ol li h3 h4 h5 hr table thead tbody tr th td a figure img, and input for the boxes of task lists. Pages
/// own h1 and h2, so "#" begins at h3. Raw HTML is shown as text. Blocks have dir="auto", cells a class align-left,
/// align-center or align-right where that was asked for.
///
/// Links lead to https, http and mailto addresses and to paths of this site; others stay text. A foreign link has
/// rel="nofollow ugc", and shows its host when its words name another one. Pictures from elsewhere become links, so that
/// no reader's address is told to anybody.
///
/// Deeper than 32 elements, only text; a table of more than 20 columns or 2,000 cells as text; at most eight times the
/// text and 16 KB, never above 400 KB. Texts no person writes (see tameness.h) are shown as plain paragraphs.
html::Html markdown_html(std::string_view text, MarkdownWish const& wish = {});

/// Which rules markdown_html() follows. It rises when they change, and pages kept in a table under a lower one are made anew.
inline constexpr std::int64_t markdown_version = 1;

/// A page that markdown_html() made and a room kept. Nothing else may be given to it: it is not looked at again.
html::Html stored_markdown(std::string_view made_before);

/// The slugs of those whom the text addresses, each once, the first twenty. Who stands in a quote only is not addressed.
std::vector<std::string> mentions_in(std::string_view text);

/// The hashes of the pictures shown as ![…](file:HASH), each once.
std::vector<std::string> pictures_in(std::string_view text);

/// How many links of the text lead away from this site.
std::size_t links_in(std::string_view text, std::string_view own_origin = {});

/// The words without markup, one blank between them, at most so many bytes: cut after a word, with "…".
std::string plain_text(std::string_view text, std::size_t most_bytes);

/// The text as a quote in Markdown, to write an answer under.
std::string quoted(std::string_view text);

} // namespace platform
