#pragma once

#include "platform/storage/database.h"

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace platform {

/// One thing that a document is found by. `text` is made by terms.h of letters and digits only.
struct Posting {
    std::string text;
    int form = 0; ///< of a stem: which word it was, form_of()
    bool in_title = false;
    auto operator<=>(Posting const&) const = default;
};

struct DocumentPosting {
    Posting posting;
    std::int64_t document = 0;
    auto operator<=>(DocumentPosting const&) const = default;
};

/// One thing that is looked for.
struct Term {
    std::string text;
    std::optional<int> only {};  ///< in this form and in no other
    std::optional<int> exact {}; ///< the form that was typed, or guessed
    bool typed = true;           ///< false when it was guessed from a typo
    bool operator==(Term const&) const = default;
};

/// At least one of these terms.
using AnyOf = std::vector<Term>;

/// One of each group.
using AllOf = std::vector<AnyOf>;

/// How a document has what one group looks for.
enum Sign : unsigned {
    sign_typed = 1, ///< in any form
    sign_exact = 2, ///< in the form that was typed
    sign_title = 4,
    sign_guessed = 8, ///< in the form that a typo may have been meant for
};

/// Of so many groups, the first ones, it is told.
inline constexpr std::size_t most_weighed_groups = 8;

struct Match {
    std::int64_t document = 0;
    std::array<unsigned char, most_weighed_groups> signs {}; ///< of each group, a sum of Sign
    bool operator==(Match const&) const = default;
};

/// What truly differs between the engines: which documents have a term. SQLite keeps lists of our own, PostgreSQL a
/// tsvector with a GIN index (docs/decisions/search.md). Neither cuts, folds or weighs words.
class TermIndex {
public:
    virtual ~TermIndex() = default;

    /// The document is found by `now` from now on. `before` is what it was found by; both are sorted, each once.
    virtual void put(
        Tx& tx, std::int64_t document, std::span<Posting const> before, std::span<Posting const> now) const = 0;

    /// The same for many new documents at once: the postings of each, sorted.
    virtual void add(Tx& tx, std::span<DocumentPosting const> postings) const = 0;

    virtual void clear(Tx& tx) const = 0;

    /// The newest documents that match, at most `limit`, newest first. Nothing matches an empty group, and nothing no
    /// groups at all.
    std::vector<Match> newest(Tx& tx, AllOf const& wanted, std::size_t limit) const;

    /// Whether any document has the stem in this form. May say yes wrongly where that is dear to find out.
    virtual bool has(Tx& tx, std::string_view stem_term, int form) const = 0;

protected:
    virtual std::vector<Match> matches(Tx& tx, AllOf const& wanted, std::size_t limit) const = 0;
};

std::shared_ptr<TermIndex const> sqlite_term_index();
std::shared_ptr<TermIndex const> postgres_term_index();
std::shared_ptr<TermIndex const> term_index_of(Engine engine);

} // namespace platform
