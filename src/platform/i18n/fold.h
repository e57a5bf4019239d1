#pragma once

#include <string>
#include <string_view>
#include <vector>

// Making words comparable. Index and query go through the same functions, whatever the language, so that
// "istanbul" finds İSTANBUL, "ISPARTA" finds ısparta and "information" finds INFORMATION.
namespace platform {

/// One fold for index and query: compatibility decomposition, marks and invisible signs dropped, full case folding,
/// ı as i, digits of all scripts as 0 to 9; Arabic alef forms, ya, ta marbuta and kaf made alike, tatweel dropped;
/// letters with a stroke as their plain ones (ø o, ł l, đ d, æ ae). Folding twice changes nothing. Bytes that are not
/// UTF-8 become U+FFFD.
std::string folded(std::string_view text);

/// The folded words of a text: runs of letters and digits.
std::vector<std::string> words(std::string_view text);

/// A folded word without its endings, by Snowball; for en, tr, es, fr and ar. Folded again, and what the fold took
/// from Turkish is put back first by vowel harmony, so that an index made from careful spelling and a query typed
/// without accents meet. In other languages the folded word itself.
std::string stemmed(std::string_view language, std::string_view word);

/// For paths: a-z, 0-9 and single hyphens, at most 60, cut between words where that is possible. Other scripts are
/// written in Latin letters. Never empty: "x" when nothing is left.
std::string slug(std::string_view text);

/// For comparing addresses: white space around dropped, ASCII letters made small, the domain as DNS writes it
/// (UTS 46). Nothing else is folded: mıke@ and mike@ are two people's mailboxes.
std::string email_folded(std::string_view address);

/// Bytes that sort as the language sorts the text ("ç" after "c" in Turkish, "ı" before "i"); case and accents decide
/// last. May be compared and stored, but a newer ICU may sort otherwise.
std::string sort_key(std::string_view language, std::string_view text);

} // namespace platform
