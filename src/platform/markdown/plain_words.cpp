#include "platform/markdown/plain_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace platform {

namespace {

constexpr std::string_view cut_sign = "…";

UChar32 next_sign(std::string_view text, std::size_t& at)
{
    auto i = static_cast<std::int32_t>(at);
    UChar32 sign = 0;
    U8_NEXT_OR_FFFD(text.data(), i, static_cast<std::int32_t>(text.size()), sign);
    at = static_cast<std::size_t>(i);
    return sign;
}

void append_sign(std::string& text, UChar32 sign)
{
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, sign);
    text.append(bytes, static_cast<std::size_t>(length));
}

bool turns_direction(UChar32 sign)
{
    return (sign >= 0x202a && sign <= 0x202e) || (sign >= 0x2066 && sign <= 0x2069);
}

/// Shortened by whole letters, then to the end of a word if one ends in its second half.
std::string cut(std::string words, std::size_t most_bytes)
{
    if (most_bytes < cut_sign.size()) return {};
    auto end = most_bytes - cut_sign.size();
    while (end > 0 && (words[end] & 0xc0) == 0x80) --end;
    auto const blank = words.rfind(' ', end);
    if (blank != words.npos && blank >= end / 2) end = blank;
    words.resize(end);
    while (words.ends_with(' ')) words.pop_back();
    return words.append(cut_sign);
}

} // namespace

std::string plain_words(std::string_view words, std::size_t most_bytes)
{
    std::string plain;
    bool is_due = false;
    for (std::size_t at = 0; at < words.size() && plain.size() <= most_bytes;) {
        auto const sign = next_sign(words, at);
        if (u_isUWhiteSpace(sign)) {
            is_due = !plain.empty();
        } else if (!u_isISOControl(sign) && !turns_direction(sign)) {
            if (is_due) plain += ' ';
            is_due = false;
            append_sign(plain, sign);
        }
    }
    return plain.size() <= most_bytes ? plain : cut(std::move(plain), most_bytes);
}

std::string valid_utf8(std::string_view text)
{
    std::string valid;
    valid.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) append_sign(valid, next_sign(text, at));
    return valid;
}

bool has_visible_sign(std::string_view words)
{
    constexpr UChar32 blank_braille = 0x2800;
    for (std::size_t at = 0; at < words.size();) {
        auto const sign = next_sign(words, at);
        if (u_isgraph(sign) && sign != blank_braille && !u_hasBinaryProperty(sign, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            return true;
    }
    return false;
}

bool is_picture_of_ours(std::string_view address)
{
    constexpr std::string_view scheme = "file:";
    if (!address.starts_with(scheme) || address.size() != scheme.size() + 64) return false;
    return address.find_first_not_of("0123456789abcdef", scheme.size()) == address.npos;
}

} // namespace platform
