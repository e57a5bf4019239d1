#pragma once

#include "areas/circles/activities/activity.h"
#include "areas/circles/circles.h"

namespace circles {

/// A copy with its circle and what the actor is in it, for those who may read it.
struct SeenActivity {
    Circle circle {};
    Membership mine {};
    Activity activity {};
};
base::Result<SeenActivity> activity_seen(platform::Reading const& reading, std::string_view circle, ActivityId id);

/// Copies a protocol into a circle. The outline is made before, in the language of whoever copies.
struct Copied {
    Circle circle {};
    Activity activity {};
};
base::Result<Copied> copy_protocol(platform::Context& cx, std::string_view circle, std::string_view protocol,
    Outline const& outline, std::string_view language);

/// Changes a copy; refused with "changed_meanwhile" when it is not what the writer has seen.
base::Result<Activity> change_activity(
    platform::Context& cx, std::string_view circle, ActivityId id, OutlineWords const& words);

base::Result<Activity> remove_activity(platform::Context& cx, std::string_view circle, ActivityId id);

/// Takes away the words of those copies that she alone has written, in the runs of them too; a few each time, true when none is left.
bool forget_outlines_of(platform::Context& cx, base::PersonId author);

} // namespace circles
