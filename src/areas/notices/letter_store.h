#pragma once

#include "areas/notices/letter.h"
#include "platform/storage/sql.h"

#include <vector>

namespace notices {

/// All SQL about plans and letters.
class LetterStore {
public:
    explicit LetterStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    std::optional<Plan> plan_of(base::PersonId person);
    void save(Plan const& plan);
    /// Plans whose moment has come, the longest due first.
    std::vector<Plan> due(base::Time now, int limit);
    /// Moves a plan on, unless somebody else has moved it since it was read.
    bool move_on(Plan const& from, Plan const& to);

    /// False when a letter to this person for this moment is there already.
    bool add(Letter const& letter);
    base::Result<Letter> find(LetterId id);
    /// The newest first.
    std::vector<Letter> of(base::PersonId person, int limit);
    /// False when it was handed over already.
    bool claim(LetterId id, base::Time now);
    void unclaim(LetterId id);

    /// Removes the plan and at most a hundred of her letters. True when none is left.
    bool forget_some(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace notices
