#pragma once

#include "areas/circles/activities/run.h"
#include "areas/circles/may.h"

namespace circles {

enum class ActivityAction {
    see,
    copy, ///< a protocol into the circle
    change,
    start, ///< a run of it
    remove,
};

enum class RunAction {
    see,
    lead, ///< take over leading
    press,
    take_role, ///< one that is free, or another's: who is gone cannot give it back
    note,
    post, ///< what was noted, as a thread
};

/// Who may do what to a circle's activities, and while it holds one: the whole law.
platform::Verdict may(
    base::Actor const& actor, ActivityAction action, Circle const& circle, Standing standing, Activity const& activity);
platform::Verdict may(
    base::Actor const& actor, RunAction action, Circle const& circle, Standing standing, Run const& run);
platform::Verdict may_remove(base::Actor const& actor, Circle const& circle, Standing standing, RunNote const& note);

} // namespace circles
