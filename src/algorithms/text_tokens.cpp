#include "algorithms/text_tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace algorithms {

namespace {

struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
};

constexpr char32_t not_utf8 = 0xFFFD;

/// The character at the front of a text that is not empty; not_utf8 of one byte where there is none.
Character first_character(std::string_view text)
{
    auto const lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return {lead, 1};
    std::size_t const bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {not_utf8, 1};
    char32_t code = lead & (0x7F >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        auto const next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) return {not_utf8, 1};
        code = code << 6 | (next & 0x3F);
    }
    return {code, bytes};
}

struct Range {
    char32_t first;
    char32_t last;
};

// From the Unicode character database: the marks, spaces and signs of the scripts that teachers write in; not all of them, since a
// mark that is missing here only stays with its word.
constexpr std::array spaces {Range {0x09, 0x09}, Range {0x0B, 0x0C}, Range {0x20, 0x20}, Range {0xA0, 0xA0},
    Range {0x1680, 0x1680}, Range {0x2000, 0x200A}, Range {0x202F, 0x202F}, Range {0x205F, 0x205F},
    Range {0x3000, 0x3000}};
constexpr std::array marks {Range {0x21, 0x2F}, Range {0x3A, 0x40}, Range {0x5B, 0x60}, Range {0x7B, 0x7E},
    Range {0xA1, 0xA9}, Range {0xAB, 0xB1}, Range {0xB4, 0xB4}, Range {0xB6, 0xB8}, Range {0xBB, 0xBB},
    Range {0xBF, 0xBF}, Range {0xD7, 0xD7}, Range {0xF7, 0xF7}, Range {0x55A, 0x55F}, Range {0x589, 0x58A},
    Range {0x5BE, 0x5BE}, Range {0x60C, 0x60D}, Range {0x61B, 0x61B}, Range {0x61E, 0x61F}, Range {0x66A, 0x66D},
    Range {0x6D4, 0x6D4}, Range {0x964, 0x965}, Range {0x2010, 0x2027}, Range {0x2030, 0x205E}, Range {0x2190, 0x21FF},
    Range {0x2200, 0x22FF}, Range {0x3001, 0x3003}, Range {0x3008, 0x3011}, Range {0x3014, 0x301F},
    Range {0xFF01, 0xFF0F}, Range {0xFF1A, 0xFF20}, Range {0xFF3B, 0xFF40}, Range {0xFF5B, 0xFF65}};
constexpr std::array written_without_spaces {Range {0x3040, 0x30FF}, Range {0x3400, 0x4DBF}, Range {0x4E00, 0x9FFF},
    Range {0xF900, 0xFAFF}, Range {0x20000, 0x3FFFF}};
constexpr std::array drawn_with_the_one_before {Range {0x300, 0x36F}, Range {0x200C, 0x200D}, Range {0x20D0, 0x20FF},
    Range {0x3099, 0x309A}, Range {0xFE00, 0xFE0F}, Range {0x1F3FB, 0x1F3FF}, Range {0xE0020, 0xE007F}};

bool is_in(std::span<Range const> ranges, char32_t code)
{
    auto const next = std::ranges::upper_bound(ranges, code, {}, &Range::first);
    return next != ranges.begin() && code <= std::prev(next)->last;
}

TokenKind kind_of(char32_t code)
{
    if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029) return TokenKind::line_end;
    if (is_in(spaces, code)) return TokenKind::space;
    if (is_in(marks, code)) return TokenKind::mark;
    return TokenKind::word;
}

bool is_apostrophe(char32_t code)
{
    return code == '\'' || code == 0x2019;
}

/// Whether a token that starts with `first`, and is as in `token` so far, goes on with the next character of `rest`.
bool goes_on(TextToken const& token, char32_t first, char32_t last, std::string_view rest)
{
    auto const next = first_character(rest);
    if (token.kind == TokenKind::line_end) return token.text == "\r" && next.code == '\n';
    if (token.kind == TokenKind::space) return kind_of(next.code) == TokenKind::space;
    if (is_in(drawn_with_the_one_before, next.code)) return true;
    if (token.kind == TokenKind::mark || is_in(written_without_spaces, first)) return false;
    // "don't" is one word, but the quote that ends 'a quotation' is none of it.
    if (is_apostrophe(next.code)) {
        auto const after = rest.substr(next.bytes);
        return !is_apostrophe(last) && !after.empty() && kind_of(first_character(after).code) == TokenKind::word;
    }
    return kind_of(next.code) == TokenKind::word && !is_in(written_without_spaces, next.code);
}

TextToken first_token(std::string_view text)
{
    auto const first = first_character(text);
    TextToken token {kind_of(first.code), text.substr(0, first.bytes)};
    auto last = first;
    for (auto rest = text.substr(first.bytes); !rest.empty() && goes_on(token, first.code, last.code, rest);
         rest.remove_prefix(last.bytes)) {
        last = first_character(rest);
        token.text = text.substr(0, token.text.size() + last.bytes);
    }
    return token;
}

} // namespace

std::vector<TextToken> tokens_of(std::string_view text)
{
    std::vector<TextToken> tokens;
    while (!text.empty()) {
        tokens.push_back(first_token(text));
        text.remove_prefix(tokens.back().text.size());
    }
    return tokens;
}

} // namespace algorithms
