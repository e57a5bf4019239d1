#pragma once

#include "areas/circles/activities/activity.h"
#include "areas/circles/activities/hold_run.h"
#include "areas/circles/activities/keep_activity.h"
#include "areas/circles/circle_page.h"

#include <map>

namespace circles {

/// What a circle does together: its copies, and when it held them.
struct ActivityList {
    Circle circle {};
    Membership mine {};
    std::vector<Activity> activities {};
    std::vector<Run> runs {};
    bool more = false;
    base::Time now {};
};
base::Result<ActivityList> list_activities(platform::Reading const& reading, std::string_view circle, RunId before);

/// Everything a run's page shows. Notes of people whom the reader has blocked are left out.
struct RunView {
    Circle circle {};
    Membership mine {};
    Run run {};
    std::map<std::int64_t, base::PersonId> roles {};
    std::vector<RunNote> notes {};
    Names names {};
    std::optional<Thread> thread {}; ///< where its notes were posted, while that stands
    std::string bookmark {};         ///< where the page's stream begins
    std::string said {};
    base::Time now {};
};
base::Result<RunView> view_run(platform::Reading const& reading, std::string_view circle, RunId id);

} // namespace circles
