#include "platform/search/spelling.h"

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t most_left = 8; ///< two letters of at most four bytes

bool is_continuation(char sign)
{
    return (static_cast<unsigned char>(sign) & 0xc0) == 0x80;
}

std::string_view last_letter(std::string_view word)
{
    auto begin = word.size() - 1;
    while (begin > 0 && is_continuation(word[begin])) --begin;
    return word.substr(begin);
}

} // namespace

std::vector<std::string_view> letters_in(std::string_view word)
{
    std::vector<std::string_view> letters;
    for (std::size_t begin = 0; begin < word.size();) {
        auto end = begin + 1;
        while (end < word.size() && end - begin < 4 && is_continuation(word[end])) ++end;
        letters.push_back(word.substr(begin, end - begin));
        begin = end;
    }
    return letters;
}

std::string backwards(std::string_view word)
{
    std::string text;
    auto const letters = letters_in(word);
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) text += *letter;
    return text;
}

std::string_view first_letters(std::string_view word, std::size_t count)
{
    auto const letters = letters_in(word);
    if (count >= letters.size()) return word;
    return word.substr(0, static_cast<std::size_t>(letters[count].data() - word.data()));
}

bool one_typo_apart(std::string_view one, std::string_view other)
{
    // What is the same at both ends does not matter; letters are never cut.
    auto alike = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
    while (alike > 0 && alike < one.size() && is_continuation(one[alike])) --alike;
    while (alike > 0 && alike < other.size() && is_continuation(other[alike])) --alike;
    one.remove_prefix(alike);
    other.remove_prefix(alike);
    while (!one.empty() && !other.empty() && last_letter(one) == last_letter(other)) {
        auto const size = last_letter(one).size();
        one.remove_suffix(size);
        other.remove_suffix(size);
    }
    if (one.size() > most_left || other.size() > most_left) return false;
    auto const left = letters_in(one);
    auto const right = letters_in(other);
    if (left.size() <= 1 && right.size() <= 1) return true;
    return left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0];
}

} // namespace platform
