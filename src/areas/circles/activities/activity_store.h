#pragma once

#include "areas/circles/activities/activity.h"
#include "platform/storage/sql.h"

namespace circles {

/// All SQL about a circle's copies.
class ActivityStore {
public:
    explicit ActivityStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Not found when it was taken away.
    base::Result<Activity> find(ActivityId id);
    void add(Activity const& activity);
    void save(Activity const& activity);
    /// Takes it away with its words; what was noted when it was held stays.
    void remove(ActivityId id, base::Time now);

    std::int64_t count(CircleId circle);
    /// The newest first.
    std::vector<Activity> of_circle(CircleId circle, int limit);
    std::vector<Activity> by_author(base::PersonId author);
    /// Of those that she alone has written, at most so many.
    std::vector<ActivityId> hers_alone(base::PersonId author, int limit);
    void forget_circle(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
