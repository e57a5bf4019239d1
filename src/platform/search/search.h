#pragma once

#include "base/actor.h"
#include "base/time.h"
#include "platform/search/term_index.h"
#include "platform/storage/database.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Search over everything that rooms put into it. It stores and answers; it has no thread and no opinion on who may see
// what: a room puts a thing into the indexes of its audiences from an outbox listener, and asks those that the actor
// may open.
namespace platform {

/// The name of one index. What is in one is never touched, counted or guessed from by a query of another.
class SearchAudience {
public:
    static SearchAudience everyone() { return SearchAudience {"public"}; }
    static SearchAudience members() { return SearchAudience {"members"}; }
    static SearchAudience circle(base::CircleId circle) { return SearchAudience {"circle:" + circle.text()}; }

    std::string const& name() const { return name_; }
    bool operator==(SearchAudience const&) const = default;

private:
    explicit SearchAudience(std::string name)
        : name_ {std::move(name)}
    {
    }

    std::string name_;
};

/// A thing of a room, as far as it can be searched. The first 32 KB of the body are.
struct SearchDocument {
    std::string kind; ///< "need", "practice" …
    std::int64_t id = 0;
    std::string title {};
    std::string body {};
    std::string language {};            ///< of the words, "tr"; decides about endings
    base::Time at {};                   ///< newer things come first among equals
    std::vector<std::string> facets {}; ///< what filters may ask for: "subject:maths", "place:745044"
};

/// A document and who may find it.
struct PlacedDocument {
    SearchDocument document;
    std::vector<SearchAudience> audiences;
};

/// Words as a person typed them, never read as a syntax. Only the first eight words count.
struct SearchQuery {
    std::string text;
    std::vector<SearchAudience> audiences; ///< those that the actor may see
    std::vector<std::string> kinds {};     ///< one of these; empty means any
    std::vector<std::string> facets {};    ///< all of these
    bool exact = false;                    ///< only the words as they were typed: no beginnings, no typos
    int limit = 20;
    int offset = 0;
};

/// A piece of text, and whether it is what was looked for.
struct SearchPiece {
    std::string text;
    bool found = false;
    bool operator==(SearchPiece const&) const = default;
};

struct SearchHit {
    std::string kind;
    std::int64_t id = 0;
    int rank = 0; ///< higher is nearer; only to be compared within one answer
    std::vector<SearchPiece> title {};
    std::vector<SearchPiece> snippet {}; ///< the part of the body around the first word found, about 200 letters
    bool operator==(SearchHit const&) const = default;
};

struct SearchFound {
    std::vector<SearchHit> hits {};
    std::int64_t count = 0; ///< at most 1,000
    bool more = false;      ///< there are more than that: "1,000+"
    bool guessed = false;   ///< a word was so rare that words one typo apart were looked for too
    bool operator==(SearchFound const&) const = default;
};

/// Full-text search on either engine. Thread-safe: it keeps nothing but which engine it is.
class Search {
public:
    explicit Search(Engine engine);

    /// Makes the document findable in these audiences and in no other, whatever was said of it before; in none when
    /// there are none. May be repeated.
    void put(Tx& tx, std::span<SearchAudience const> audiences, SearchDocument const& document) const;

    /// The same for many, in a third of the time when they are new: to fill an emptied index, a thousand or so in a
    /// transaction, the oldest first.
    void put_all(Tx& tx, std::span<PlacedDocument const> documents) const;

    /// Takes a thing out of every audience. Nothing happens when it is in none.
    void remove(Tx& tx, std::string_view kind, std::int64_t id) const;

    /// How many things are in the index.
    std::int64_t size(Tx& tx) const;

    /// Empties every index, before rooms put everything again: after a restore, or when the rules of words changed.
    void clear(Tx& tx) const;

    /// The documents that have all the words, nearest first, newest first among equals. A word is found with other
    /// endings too, the last one also as a beginning, and with one typo when there is little else. Of more than 2,000
    /// documents only the newest are ranked.
    SearchFound find(Tx& tx, SearchQuery const& query) const;

    /// Documents about the same, for "is this yours too?" while a person types: those that share its rarer words.
    /// The nearest first, at most five; none when nothing is near.
    std::vector<SearchHit> suggestions(Tx& tx, std::span<SearchAudience const> audiences, std::string_view text,
        std::span<std::string const> kinds = {}) const;

private:
    std::shared_ptr<TermIndex const> index_;
};

} // namespace platform
