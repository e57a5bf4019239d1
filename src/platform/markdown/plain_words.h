#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace platform {

/// The words with one blank between them, without control signs and those that turn the reading direction, at most so
/// many bytes: cut after a word where there is one, never within a letter, and then ending with "…".
std::string plain_words(std::string_view words, std::size_t most_bytes);

/// The text with U+FFFD for what is no UTF-8.
std::string valid_utf8(std::string_view text);

/// Whether there is anything to see in it, or to read aloud.
bool has_visible_sign(std::string_view words);

/// "file:" and the hash of a picture's bytes.
bool is_picture_of_ours(std::string_view address);

} // namespace platform
