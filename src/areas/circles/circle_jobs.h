#pragma once

#include "areas/circles/circles.h"
#include "areas/circles/talk/talk.h"
#include "platform/jobs/tidying.h"
#include "platform/jobs/workers.h"

namespace circles {

/// What follows a circle's beginning: its supporters are asked in, some at a time, outside the change itself.
void plan_invitations(platform::Context& cx, CircleStarted const& started);
base::Result<base::Done> ask_supporters_in(platform::Machines& machines, std::string_view payload);

/// Counts a decision when its time is over.
base::Result<base::Done> count_decision_due(platform::Machines& machines, std::string_view payload);

/// Keeps the counts that lists show; wired to PostWritten and PostChanged.
void recount_thread(platform::Context& cx, PostWritten const& written);
void recount_post(platform::Context& cx, PostChanged const& changed);

/// Empties posts that were taken away and whose time to be brought back is over.
std::int64_t clear_removed_posts(platform::Tx& tx, base::Time now, int limit);

} // namespace circles
