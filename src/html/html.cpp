#include "html/html.h"

#include <emmintrin.h>

namespace html {

namespace {

/// The signs that must not stand as they are: markup, and control signs other than tab and line ends.
constexpr auto special = [] {
    std::array<bool, 256> table {};
    for (int sign = 0; sign < 32; ++sign) table[sign] = sign != '\t' && sign != '\n' && sign != '\r';
    for (char const sign : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(sign)] = true;
    return table;
}();

/// How many of the first bytes need nothing done, sixteen at a time. Bytes below '?' + 1 are only candidates: the
/// block that holds one is left to the table.
std::size_t plain_prefix(std::string_view text)
{
    std::size_t at = 0;
    auto const and_sign = _mm_set1_epi8('&');
    auto const less = _mm_set1_epi8('<');
    auto const greater = _mm_set1_epi8('>');
    auto const quote = _mm_set1_epi8('"');
    auto const apostrophe = _mm_set1_epi8('\'');
    auto const last_control = _mm_set1_epi8(31);
    for (; at + 16 <= text.size(); at += 16) {
        auto const block = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at));
        auto hit = _mm_or_si128(_mm_cmpeq_epi8(block, and_sign), _mm_cmpeq_epi8(block, less));
        hit = _mm_or_si128(hit, _mm_or_si128(_mm_cmpeq_epi8(block, greater), _mm_cmpeq_epi8(block, quote)));
        hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, apostrophe));
        hit = _mm_or_si128(hit, _mm_cmpeq_epi8(_mm_min_epu8(block, last_control), block)); // block <= 31, unsigned
        if (_mm_movemask_epi8(hit) != 0) break;
    }
    while (at < text.size() && !special[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

void append_one(std::string& out, char sign)
{
    switch (sign) {
    case '&':
        out += "&amp;";
        return;
    case '<':
        out += "&lt;";
        return;
    case '>':
        out += "&gt;";
        return;
    case '"':
        out += "&quot;";
        return;
    case '\'':
        out += "&#39;";
        return;
    default:
        return; // control signs are dropped; the server's own marks (page.h) cannot be forged with them
    }
}

void append_number(std::string& out, std::int64_t number)
{
    char digits[20];
    auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

} // namespace

void append_escaped(std::string& out, std::string_view text)
{
    while (!text.empty()) {
        auto const plain = plain_prefix(text);
        out.append(text.substr(0, plain));
        if (plain == text.size()) return;
        append_one(out, text[plain]);
        text.remove_prefix(plain + 1);
    }
}

void Attributes::append(std::string_view name, std::string_view value)
{
    markup_ += ' ';
    markup_ += name;
    markup_ += "=\"";
    append_escaped(markup_, value);
    markup_ += '"';
}

namespace detail {

void append_filled(
    std::string& out, std::string_view literal, std::span<Hole const> holes, std::span<Piece const> pieces)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < holes.size(); ++i) {
        out.append(literal.substr(at, holes[i].offset - at));
        at = holes[i].offset + 2;
        switch (pieces[i].kind) {
        case Kind::number:
            append_number(out, pieces[i].number);
            break;
        case Kind::html:
        case Kind::attributes:
            out.append(pieces[i].text);
            break;
        default:
            append_escaped(out, pieces[i].text);
            break; // a Url too: its & is &amp; in an attribute
        }
    }
    out.append(literal.substr(at));
}

Html filled(std::string_view literal, std::span<Hole const> holes, std::span<Piece const> pieces)
{
    std::size_t size = literal.size();
    for (auto const& piece : pieces) size += piece.text.size() + 16;
    std::string out;
    out.reserve(size);
    append_filled(out, literal, holes, pieces);
    return Html::trusted(std::move(out));
}

} // namespace detail

} // namespace html
