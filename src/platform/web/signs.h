#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

/// Single signs and short texts as the grammar of HTTP sees them: bytes, never letters of a language.
namespace web::signs {

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/// A control sign, the tabulator among them.
constexpr bool is_control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}
/// A control sign that may not stand in a header's value.
constexpr bool is_unclean(char c)
{
    return is_control(c) && c != '\t';
}

/// A sign of a name. (tchar of RFC 9110 section 5.6.2)
constexpr bool is_token(char c)
{
    return is_digit(c) || is_letter(c) || std::string_view {"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}

inline bool same_but_case(std::string_view text, std::string_view lower_case)
{
    return text.size() == lower_case.size() && std::ranges::equal(text, lower_case, {}, lower);
}

inline std::string lower_case(std::string_view text)
{
    std::string result {text};
    for (char& c : result) c = lower(c);
    return result;
}

/// Without spaces and tabulators at both ends.
inline std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

} // namespace web::signs
