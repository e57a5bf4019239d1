#pragma once

#include "base/time.h"
#include "platform/storage/sql.h"

#include <cstdint>

namespace notices {

/// All SQL about the weekly letters to whoever was invited.
class InvitedStore {
public:
    explicit InvitedStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// False when the letter of this week was planned already.
    bool plan(std::int64_t invitation, base::Time planned_for);
    /// False when it was handed over already, or is not the last one.
    bool claim(std::int64_t invitation, base::Time planned_for, base::Time now);
    void unclaim(std::int64_t invitation);
    /// Removes at most so many whose last letter is older than this; gives how many it was.
    std::int64_t forget_before(base::Time time, int limit);

private:
    platform::Tx& tx_;
};

} // namespace notices
