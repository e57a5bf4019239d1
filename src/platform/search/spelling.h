#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// The letters of a UTF-8 word, or the bytes where it is not UTF-8.
std::vector<std::string_view> letters_in(std::string_view word);

/// The word from its last letter to its first.
std::string backwards(std::string_view word);

/// So many of its first letters.
std::string_view first_letters(std::string_view word, std::size_t count);

/// Whether the words are the same but for a letter too many, one too few, a wrong one or two neighbours swapped
/// (F. Damerau, "A technique for computer detection and correction of spelling errors", 1964); also when they are alike.
bool one_typo_apart(std::string_view one, std::string_view other);

} // namespace platform
