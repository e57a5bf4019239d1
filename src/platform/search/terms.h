#pragma once

#include "platform/search/term_index.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// From words to terms, the same for both engines and for documents and queries. A term is
//
//     audience  five signs of base 32, the number of the index it belongs to
//     mark      s a stem    p the first one to three letters of a word    f a filter, the kind being one
//     letters   of the stem or the word; of a filter, a hash
//
// so that one table holds an index for each audience, and a query that names only visible audiences cannot reach
// another.
namespace platform {

/// The number of an audience, as its terms begin.
using AudienceNumber = std::int64_t;

inline constexpr std::size_t mark_place = 5;
inline constexpr char stem_mark = 's';
inline constexpr char beginning_mark = 'p';
inline constexpr char filter_mark = 'f';

inline char mark_of(std::string_view term)
{
    return term[mark_place];
}

/// How many letters a beginning may have to be a term of its own.
inline constexpr std::size_t longest_kept_beginning = 3;

/// The words of a text, each cut to forty bytes.
std::vector<std::string> search_words(std::string_view text);

/// The word, and what it may be without its ending in any language we can read; each once.
std::vector<std::string> stems_of(std::string_view word);

/// Which of the words of one stem it is: 11 bits, that two words may share by chance.
int form_of(std::string_view word);

/// The form as letters for an engine that has only letters.
std::string form_letters(int form);

/// A filter as letters of a term: a hash, because a filter may hold any sign.
std::string filter_letters(std::string_view filter);
std::string kind_letters(std::string_view kind);

/// The term as the audience's index has it.
std::string in_audience(AudienceNumber audience, char mark, std::string_view letters);

/// What terms are made of.
struct IndexedText {
    std::string title {};
    std::string body {};
    std::string language {};
    std::vector<std::string> filters {}; ///< as letters of terms
    bool operator==(IndexedText const&) const = default;
};

/// A word and what is left of it without its ending.
struct WordAndStem {
    std::string word {};
    std::string stem {};
    auto operator<=>(WordAndStem const&) const = default;
};

/// The words of the text, each once.
std::set<WordAndStem> words_in(IndexedText const& text);

/// What a document is found by in these audiences: sorted, each once.
std::vector<Posting> postings_of(IndexedText const& text, std::span<AudienceNumber const> audiences);

} // namespace platform
