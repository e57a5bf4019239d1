#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/sql.h"

#include <vector>

namespace circles {

using TurnId = base::IdOf<struct TurnTag>;

/// The time for which somebody had a duty.
struct DutyTurn {
    base::PersonId person {};
    Duty duty = Duty::none;
    base::Time since {};
    std::optional<base::Time> until {};
    bool operator==(DutyTurn const&) const = default;
};

/// All SQL about whose turn it was.
class DutyStore {
public:
    explicit DutyStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// She has this duty from now on, and none that she had before; of Duty::none nothing begins.
    void begin(TurnId id, CircleId circle, base::PersonId person, Duty duty, base::Time now);
    void end(CircleId circle, base::PersonId person, base::Time now);
    /// The newest turns first.
    std::vector<DutyTurn> turns_in(CircleId circle, int limit);

    struct TurnIn {
        CircleId circle {};
        DutyTurn turn {};
    };
    std::vector<TurnIn> all_of(base::PersonId person);
    /// Forgets so many of hers; true when none is left.
    bool forget_some(base::PersonId person, int limit);
    void forget_circle(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
