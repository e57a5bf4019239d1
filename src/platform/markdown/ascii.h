#pragma once

#include <algorithm>
#include <string>
#include <string_view>

// Signs of addresses, read without any locale.
namespace platform {

constexpr char small_letter(char sign)
{
    return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + ('a' - 'A')) : sign;
}

constexpr bool is_digit(char sign)
{
    return sign >= '0' && sign <= '9';
}

constexpr bool is_letter_or_digit(char sign)
{
    return is_digit(sign) || (small_letter(sign) >= 'a' && small_letter(sign) <= 'z');
}

/// Whether the text begins so, in capitals or small letters; `beginning` is in small ones.
constexpr bool starts_with(std::string_view text, std::string_view beginning)
{
    return std::ranges::equal(text.substr(0, beginning.size()), beginning, {}, small_letter);
}

/// The text in small letters.
inline std::string in_small_letters(std::string_view text)
{
    std::string small {text};
    std::ranges::transform(small, small.begin(), small_letter);
    return small;
}

} // namespace platform
