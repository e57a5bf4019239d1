#pragma once

#include <algorithm>
#include <string_view>

// ASCII alone: what addresses, marks of lists and hosts are made of, in every language of the text around them.
namespace platform {

constexpr char small(char sign)
{
    return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + ('a' - 'A')) : sign;
}

constexpr bool is_digit(char sign)
{
    return sign >= '0' && sign <= '9';
}

constexpr bool is_letter_or_digit(char sign)
{
    return is_digit(sign) || (small(sign) >= 'a' && small(sign) <= 'z');
}

/// Whether the text begins so, large letters or small; `beginning` is written small.
inline bool begins_with(std::string_view text, std::string_view beginning)
{
    return std::ranges::equal(text.substr(0, beginning.size()), beginning, {}, small);
}

} // namespace platform
