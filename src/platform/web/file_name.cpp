#include "html/url.h"
#include "platform/web/file_answer.h"
#include "platform/web/signs.h"

#include <algorithm>
#include <array>

namespace web {

namespace {

constexpr std::size_t longest_stem = 80; ///< signs
constexpr std::string_view nameless = "file";

/// Takes the first sign off valid UTF-8: its bytes and its code point.
std::pair<std::string_view, char32_t> take_sign(std::string_view& text)
{
    auto const lead = static_cast<unsigned char>(text.front());
    std::size_t const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    auto const sign = text.substr(0, length);
    char32_t point = length == 1 ? lead : lead & (0x7fU >> length);
    for (auto const byte : sign.substr(1)) point = point << 6 | (static_cast<unsigned char>(byte) & 0x3fU);
    text.remove_prefix(sign.size());
    return {sign, point};
}

struct Span {
    char32_t first;
    char32_t last;
};

/// Control signs, those that nobody sees, and those that turn the reading direction, so that "annexe\u202efdp.exe" cannot
/// pass for a PDF. (Unicode: Cc, zero-width, Bidi_Control, tags)
constexpr std::array<Span, 8> unseen {{{0, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x200b, 0x200f},
    {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}}};

bool is_unseen(char32_t point)
{
    bool const tag = point >= 0xe0000 && point <= 0xe0fff;
    return tag || std::ranges::any_of(unseen, [&](Span span) { return point >= span.first && point <= span.last; });
}

bool ends_with_ignoring_case(std::string_view text, std::string_view end)
{
    return text.size() >= end.size()
        && std::ranges::equal(text.substr(text.size() - end.size()), end, {}, signs::lower, signs::lower);
}

/// Names that mean a device to Windows, whatever extension follows.
bool is_device(std::string_view stem)
{
    constexpr std::array<std::string_view, 4> devices {"con", "prn", "aux", "nul"};
    std::string name {stem.substr(0, stem.find('.'))};
    std::ranges::transform(name, name.begin(), signs::lower);
    bool const numbered = name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
    return numbered || std::ranges::find(devices, name) != devices.end();
}

std::string_view without_edges(std::string_view text)
{
    auto const first = text.find_first_not_of(". ");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(". ") - first + 1);
}

std::string cleaned_name(std::string_view sent)
{
    std::string clean;
    std::size_t signs = 0;
    while (!sent.empty() && signs < longest_stem) {
        auto const [sign, point] = take_sign(sent);
        if (is_unseen(point)) continue;
        if (point == ' ' && (clean.empty() || clean.back() == ' ')) continue;
        ++signs;
        if (point < 0x80 && std::string_view {"/\\:*?\"<>|%"}.find(sign) != std::string_view::npos)
            clean += '_';
        else
            clean += sign;
    }
    return clean;
}

} // namespace

std::string kept_file_name(std::string_view sent, std::string_view extension)
{
    if (ends_with_ignoring_case(sent, extension)) sent.remove_suffix(extension.size());
    auto const clean = cleaned_name(sent);
    std::string name {without_edges(clean)};
    if (name.empty()) name = nameless;
    if (is_device(name)) name.insert(0, 1, '_');
    return name.append(extension);
}

std::string attachment_header(std::string_view name)
{
    constexpr std::string_view plain = "-._ ";
    std::string ascii;
    for (auto rest = name; !rest.empty();) {
        auto const [sign, point] = take_sign(rest);
        bool const letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
        bool const kept = letter || (point >= '0' && point <= '9') || (point < 0x80 && plain.find(sign) != plain.npos);
        ascii += kept ? static_cast<char>(point) : '_';
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + html::percent_encoded(name);
}

} // namespace web
