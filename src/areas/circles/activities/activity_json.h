#pragma once

#include "areas/circles/activities/protocol.h"
#include "areas/circles/activities/read_activities.h"

namespace circles {

base::Json json_of(Protocol const& protocol);
base::Json json_of(Activity const& activity);
base::Json json_of(Run const& run);
base::Json json_of(RunNote const& note);
base::Json json_of(ActivityList const& list);
/// With the moment it was read at, so that a program can count down by its own clock.
base::Json json_of(RunView const& view);

} // namespace circles
