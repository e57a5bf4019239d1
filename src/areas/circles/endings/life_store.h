#pragma once

#include "areas/circles/endings/lives.h"
#include "platform/storage/sql.h"

namespace circles {

/// A life that is due to be looked at, with what the rules go by.
struct DueLife {
    Life life {};
    Signs signs {};
};

/// All SQL about where circles stand.
class LifeStore {
public:
    explicit LifeStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Of a circle without one a lively one.
    Life of(CircleId circle);
    std::unordered_map<CircleId, Life> of_many(std::span<CircleId const> ids);
    void save(Life const& life);

    /// How many are in it and where it stands, in one question: what a circle's page needs of both.
    struct Glance {
        std::int64_t members = 0;
        Life life {};
    };
    Glance glance(CircleId circle);

    /// Those whose time has come, the longest due first.
    std::vector<DueLife> due(base::Time now, int limit);
    /// The life of the circle in which this post stands, when a word may end its silence, and what its writer is to it.
    struct Stirred {
        Life life {};
        Standing standing = Standing::none;
    };
    std::optional<Stirred> stirred_by(std::int64_t thread, base::PersonId person);

    /// Of these circles those that were polled, or began to look for a host, within these moments.
    std::vector<Life> turned_in(std::span<CircleId const> circles, base::Time since, base::Time until);
    std::vector<Life> left_alone(int limit);

    void forget(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
