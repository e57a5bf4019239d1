#pragma once

#include "areas/circles/decisions/decision.h"
#include "platform/storage/sql.h"

#include <span>

namespace circles {

/// All SQL about what is asked and what came of it.
class DecisionStore {
public:
    explicit DecisionStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Decision> find(DecisionId id);
    void add(Decision const& decision);
    /// Its words, its options and its time.
    void save_words(Decision const& decision);
    /// Its end: counted or withdrawn.
    void save_end(Decision const& decision);

    /// Many at once, in no order; missing ones are left out.
    std::vector<Decision> of(std::span<DecisionId const> ids);
    std::vector<Decision> of_thread(ThreadId thread, int limit);
    /// The newest first, those before this one.
    std::vector<Decision> of_circle(CircleId circle, DecisionId before, int limit);
    /// Those that were counted last.
    std::vector<Decision> counted_of(CircleId circle, int limit);
    /// Open ones of her active circles that she has not answered, those first whose time is over first.
    std::vector<Decision> waiting_for(base::PersonId person, base::Time now, int limit);
    std::vector<Decision> by_author(base::PersonId author);

    /// Takes the words of what she asked, so many at most; true when none is left. What was counted stays.
    bool take_words_of(base::PersonId author, int limit);
    void forget_circle(CircleId circle);

private:
    std::vector<Decision> with_options(std::vector<Decision> decisions);
    void add_options(Decision const& decision);

    platform::Tx& tx_;
};

} // namespace circles
