#include "platform/search/spelling.h"

#include <algorithm>
#include <span>

namespace platform {

namespace {

using Letters = std::span<std::string_view const>;

bool is_continuation(char sign)
{
    return (static_cast<unsigned char>(sign) & 0xc0) == 0x80;
}

bool same(Letters one, Letters other)
{
    return std::ranges::equal(one, other);
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
    auto const long_letters = letters_in(one.size() < other.size() ? other : one);
    auto const short_letters = letters_in(one.size() < other.size() ? one : other);
    Letters longer { long_letters };
    Letters shorter { short_letters };
    if (longer.size() < shorter.size()) std::swap(longer, shorter);
    if (longer.size() > shorter.size() + 1) return false;
    auto const at = static_cast<std::size_t>(std::ranges::mismatch(longer, shorter).in1 - longer.begin());
    if (at == longer.size()) return true;
    if (longer.size() > shorter.size()) return same(longer.subspan(at + 1), shorter.subspan(at));
    if (same(longer.subspan(at + 1), shorter.subspan(at + 1))) return true;
    return at + 1 < longer.size() && longer[at] == shorter[at + 1] && longer[at + 1] == shorter[at]
        && same(longer.subspan(at + 2), shorter.subspan(at + 2));
}

} // namespace platform
