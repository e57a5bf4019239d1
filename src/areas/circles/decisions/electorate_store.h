#pragma once

#include "areas/circles/decisions/decision.h"
#include "platform/storage/sql.h"

namespace circles {

/// Somebody and a decision that she may answer.
struct Voter {
    DecisionId decision {};
    base::PersonId person {};
};

/// All SQL about who answers a decision that was open when its circle and another became one: those who were in its own circle then.
/// Of every other decision nothing is kept here, all who are inside answer it.
class ElectorateStore {
public:
    explicit ElectorateStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Keeps so many of those who are in these circles as voters of what is open there, after this one; the last that was kept, or
    /// nothing at the end.
    std::optional<Voter> keep_some(CircleId one, CircleId other, base::Time asked_until, Voter const& after, int limit);
    /// From now on those alone who were kept.
    void close(CircleId one, CircleId other, base::Time asked_until, std::int64_t merging);

    /// Whether it is hers to answer, as far as this goes.
    bool is_asked(DecisionId decision, base::PersonId person);
    /// How many may answer it: all who are inside, or those of them who were kept.
    std::int64_t size(Decision const& decision);
    /// Of these people those who are asked.
    std::vector<base::PersonId> asked_among(DecisionId decision, std::vector<base::PersonId> people);

    /// Forgets so many of hers; true when none is left.
    bool forget_some(base::PersonId person, int limit);
    void forget_circle(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
