#pragma once

#include "areas/circles/merging/merging.h"
#include "platform/machines.h"
#include "platform/storage/context.h"

namespace circles {

/// Has the job go on that carries one circle over to another, from where it stopped.
void move_later(platform::Context& cx, Merging const& merging);

/// One step of it: at most two hundred rows. Whatever stops the program between two steps or inside one, the next call goes on. True
/// while something is left to do.
bool move_a_step(platform::Context& cx, platform::Search const& search, MergingId id);

/// The job "circles.move": a step, and the next one as a job of its own, so that others get their turn.
base::Result<base::Done> move_circle(platform::Machines& machines, std::string_view payload);

} // namespace circles
