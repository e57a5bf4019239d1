#pragma once

#include "areas/circles/activities/read_activities.h"
#include "html/page.h"

namespace circles {

/// The present step with its clock, the same for everybody who has the run open: a piece of the page and of its stream.
html::Html stage_piece(Run const& run, base::Time now);

/// One line of what was noted; `more` is what its reader may do to it.
html::Html note_piece(RunNote const& note, Names const& names, html::Html const& more = {});

/// What stands beside the clock: its buttons, or who presses them.
html::Html controls_of(base::Actor const& actor, RunView const& view);
html::Html roles_of(base::Actor const& actor, RunView const& view);
/// The steps with what was noted under each.
html::Html noted_steps(base::Actor const& actor, RunView const& view);
html::Html note_form(RunView const& view, web::Fields const& typed, base::Refusal const* refusal);

/// The whole page, and the large one, readable across a room.
html::Page run_page(
    base::Actor const& actor, RunView const& view, web::Fields const& typed, base::Refusal const* refusal);
html::Page wall_page(base::Actor const& actor, RunView const& view);

html::Url to_run(Circle const& circle, RunId run);
html::Url to_activities(Circle const& circle);

/// Somebody's name; of who left what stands in its place.
std::string name_said(Names const& names, base::PersonId person);

/// What the notes of a run become in a thread: its title and its text (Markdown), without names, which stand on the run's page.
ThreadWords thread_words(RunView const& view);

} // namespace circles
