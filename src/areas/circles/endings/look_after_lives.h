#pragma once

#include "areas/circles/circles.h"
#include "areas/circles/endings/lives.h"
#include "platform/jobs/workers.h"

namespace circles {

/// The round that looks after circles: those whose time has come, forty in a write. Run twice, it tells nothing twice.
base::Result<base::Done> look_after_lives(platform::Machines& machines, std::string_view payload);

/// A circle begins to be looked after; one that changed is looked at again, one that ended no more.
void begin_life(platform::Context& cx, CircleStarted const& started);
void look_again(platform::Context& cx, CircleChanged const& changed);

/// Without a host it looks for one.
void look_at_hosts(platform::Context& cx, StandingChanged const& changed);

/// A word ends the silence of a circle.
void stir(platform::Context& cx, PostWritten const& written);
void stir(platform::Context& cx, DecisionAsked const& asked);

} // namespace circles
