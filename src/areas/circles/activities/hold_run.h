#pragma once

#include "areas/circles/activities/run.h"
#include "areas/circles/circles.h"
#include "areas/circles/talk/write_talk.h"

namespace circles {

/// A run with its circle and what the actor is in it, for those who may read it.
struct SeenRun {
    Circle circle {};
    Membership mine {};
    Run run {};
};
base::Result<SeenRun> run_seen(platform::Reading const& reading, std::string_view circle, RunId id);

/// Begins to hold an activity; whoever begins it leads until somebody takes over.
base::Result<Run> start_run(platform::Context& cx, std::string_view circle, ActivityId activity);

base::Result<Run> press_run(platform::Context& cx, std::string_view circle, RunId id, Press press, std::int64_t seen);

/// Leads from now on. Any member may: whoever led may have lost her connection.
base::Result<Run> take_over_leading(platform::Context& cx, std::string_view circle, RunId id);

/// A role by its place in the outline, from 1. Refused: no_such_role.
base::Result<Run> take_role(platform::Context& cx, std::string_view circle, RunId id, std::int64_t place);
base::Result<Run> give_role_back(platform::Context& cx, std::string_view circle, RunId id, std::int64_t place);

/// One line under a step. Nobody writes over another's: lines are added, and taken away by who wrote them or a host.
struct RunNoteWords {
    std::int64_t step = 1;
    std::string words {};

    static base::Result<RunNoteWords> from(web::Fields& fields);
};
base::Result<RunNote> note_in_run(platform::Context& cx, std::string_view circle, RunId id, RunNoteWords const& words);
base::Result<RunNote> remove_note(platform::Context& cx, std::string_view circle, RunId id, RunNoteId note);

/// What was noted, as a thread of the circle; once, unless that thread is gone. Refused: run_not_over, run_without_notes,
/// run_posted_already.
base::Result<Thread> post_notes(platform::Context& cx, std::string_view circle, RunId id, ThreadWords const& words,
    Ready const& ready, std::string_view language);
base::Result<base::Done> may_be_posted(platform::Tx& tx, Run const& run);

} // namespace circles
