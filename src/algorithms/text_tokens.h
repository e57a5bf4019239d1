#pragma once

#include <string_view>
#include <vector>

namespace algorithms {

/// What a token is to a reader.
enum class TokenKind { word, space, line_end, mark };

/// The smallest piece of a text that a reader sees change.
struct TextToken {
    TokenKind kind = TokenKind::word;
    std::string_view text {}; ///< lies in the text that was cut
    bool operator==(TextToken const&) const = default;
};

/// A text cut into words, runs of spaces, line ends and single marks (punctuation), which joined give the text again. UTF-8: a
/// character is never cut, nor what is drawn as part of it (accents that follow, skin tones, joined emoji). Chinese and Japanese,
/// which write no spaces, are cut after each character. A byte that is not UTF-8 counts as a letter.
std::vector<TextToken> tokens_of(std::string_view text);

} // namespace algorithms
