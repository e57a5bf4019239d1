#pragma once

#include "areas/circles/talk/thread.h"
#include "platform/storage/sql.h"

#include <span>

namespace circles {

/// All SQL about how many people posts told at once.
class ReachStore {
public:
    explicit ReachStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void note(PostId post, base::PersonId author, std::int64_t people, base::Time now);
    /// How many of hers since this moment.
    std::int64_t since(base::PersonId author, base::Time moment);

    /// How many are inside and want all of the circle, but this one and those of `besides`.
    std::int64_t others_inside(CircleId circle, base::PersonId but, std::span<base::PersonId const> besides);

    std::int64_t forget_before(base::Time moment, int limit);
    void forget(base::PersonId author);

private:
    platform::Tx& tx_;
};

} // namespace circles
