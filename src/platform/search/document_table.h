#pragma once

#include "platform/search/terms.h"
#include "platform/storage/sql.h"

#include "base/time.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The rows that both engines keep alike: the documents, the numbers of audiences, the words of each audience.
namespace platform {

/// One document as the index knows it.
struct IndexedDocument {
    std::int64_t row = 0; ///< rises with the day the document is of, and within it as documents came
    std::string kind {};
    std::int64_t item = 0;
    IndexedText text {};
    std::vector<AudienceNumber> audiences {};
};

std::optional<IndexedDocument> indexed_document(Tx& tx, std::string_view kind, std::int64_t item);

/// Those of the rows that exist, in the order of the rows asked for.
std::vector<IndexedDocument> indexed_documents(Tx& tx, std::span<std::int64_t const> rows);

void save_document(Tx& tx, IndexedDocument const& document);
void remove_document(Tx& tx, std::int64_t row);

/// The row for a new document of that day: after those that are there.
std::int64_t next_row(Tx& tx, base::Time at);

/// Whether a row may stay when its document is said to be of this time.
bool is_row_of(std::int64_t row, base::Time at);

/// The number of an audience, given when it is first named.
AudienceNumber audience_number(Tx& tx, std::string_view name);

/// The numbers of those audiences that have one.
std::vector<AudienceNumber> audience_numbers(Tx& tx, std::span<std::string const> names);

/// A word that stands in some document of the audience.
struct KnownWord {
    AudienceNumber audience = 0;
    std::string word {};
    std::string stem {};
};

/// The audience knows these words from now on.
void learn_words(Tx& tx, AudienceNumber audience, std::span<WordAndStem const> words);
void forget_word(Tx& tx, AudienceNumber audience, WordAndStem const& word);

/// The words that begin so and are unfinished by at most twelve letters; the shortest first, at most a thousand.
std::vector<KnownWord> words_beginning(Tx& tx, std::span<AudienceNumber const> audiences, std::string_view beginning);

/// The words one typo apart from a word of at least four letters, of every audience: all of them, so that none is
/// left out for the sake of another.
std::vector<KnownWord> words_one_typo_apart(Tx& tx, std::span<AudienceNumber const> audiences, std::string_view word);

std::int64_t count_documents(Tx& tx);
void forget_documents(Tx& tx);

} // namespace platform
