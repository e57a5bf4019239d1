#pragma once

#include "areas/circles/endings/life.h"
#include "platform/storage/sql.h"

namespace circles {

/// How many have answered what.
struct PollTally {
    std::int64_t going = 0;
    std::int64_t would_host = 0;
    std::int64_t rest = 0;

    std::int64_t all() const { return going + would_host + rest; }
};

/// What somebody answered, for her own export.
struct PolledAnswer {
    CircleId circle {};
    PollAnswer answer = PollAnswer::going;
    base::Time answered_at {};
};

/// All SQL about what members answer when their circle has grown quiet.
class PollStore {
public:
    explicit PollStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// An answer takes the place of the one before.
    void save(CircleId circle, base::PersonId person, PollAnswer answer, base::Time now);
    std::optional<PollAnswer> of(CircleId circle, base::PersonId person);
    PollTally tally(CircleId circle);

    std::vector<PolledAnswer> all_of(base::PersonId person);
    /// So many at most; true when none is left.
    bool forget_some(base::PersonId person, int limit);
    void forget(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
