#include "areas/circles/activities/hold_run.h"

#include "areas/circles/activities/keep_activity.h"
#include "areas/circles/activities/live_run.h"
#include "areas/circles/activities/may.h"
#include "areas/circles/activities/run_store.h"
#include "areas/circles/talk/thread_store.h"

namespace circles {

namespace {

base::Result<SeenRun> run_for(platform::Context& cx, std::string_view circle, RunId id, RunAction action)
{
    auto seen = TRY(run_seen(cx, circle, id));
    TRY(platform::require(may(cx.actor, action, seen.circle, seen.mine.standing, seen.run)));
    TRY(is_active(seen.circle));
    return seen;
}

/// Everybody who has it open sees it anew.
Run shown_to_all(platform::Context& cx, Run run)
{
    web::tell_followers(cx, topic_of(run.id), run.id.value);
    return run;
}

base::Result<Run> run_with_role(platform::Context& cx, std::string_view circle, RunId id, std::int64_t place)
{
    auto seen = TRY(run_for(cx, circle, id, RunAction::take_role));
    if (seen.run.ended_at) return base::conflict("run_over");
    auto const roles = static_cast<std::int64_t>(roles_in(seen.run.outline).size());
    if (place < 1 || place > roles) return base::invalid("role", "not_one_of_these");
    return std::move(seen.run);
}

} // namespace

base::Result<SeenRun> run_seen(platform::Reading const& reading, std::string_view circle, RunId id)
{
    auto in = TRY(circle_seen(reading, circle));
    SeenRun seen {.circle = std::move(in.circle), .mine = std::move(in.mine)};
    seen.run = TRY(RunStore {reading.tx}.find(id));
    if (seen.run.circle != seen.circle.id) return base::not_found();
    TRY(platform::require_view(may(reading.actor, RunAction::see, seen.circle, seen.mine.standing, seen.run)));
    return seen;
}

base::Result<Run> start_run(platform::Context& cx, std::string_view circle, ActivityId activity)
{
    auto seen = TRY(activity_seen(cx, circle, activity));
    TRY(platform::require(may(cx.actor, ActivityAction::start, seen.circle, seen.mine.standing, seen.activity)));
    TRY(is_active(seen.circle));
    auto const now = cx.clock.now();
    Run run {.id = cx.ids.make<RunId>(),
        .circle = seen.circle.id,
        .activity = activity,
        .starter = *cx.actor.person,
        .leader = *cx.actor.person,
        .outline = std::move(seen.activity.outline),
        .began_at = now,
        .started_at = now};
    RunStore {cx.tx}.add(run);
    return run;
}

base::Result<Run> press_run(platform::Context& cx, std::string_view circle, RunId id, Press press, std::int64_t seen)
{
    auto found = TRY(run_for(cx, circle, id, RunAction::press));
    auto run = TRY(pressed(std::move(found.run), press, seen, cx.clock.now()));
    RunStore {cx.tx}.save(run);
    return shown_to_all(cx, std::move(run));
}

base::Result<Run> take_over_leading(platform::Context& cx, std::string_view circle, RunId id)
{
    auto seen = TRY(run_for(cx, circle, id, RunAction::lead));
    seen.run.leader = *cx.actor.person;
    RunStore {cx.tx}.save(seen.run);
    return shown_to_all(cx, std::move(seen.run));
}

base::Result<Run> take_role(platform::Context& cx, std::string_view circle, RunId id, std::int64_t place)
{
    auto run = TRY(run_with_role(cx, circle, id, place));
    RunStore {cx.tx}.take_role(id, place, *cx.actor.person);
    return shown_to_all(cx, std::move(run));
}

base::Result<Run> give_role_back(platform::Context& cx, std::string_view circle, RunId id, std::int64_t place)
{
    auto run = TRY(run_with_role(cx, circle, id, place));
    RunStore {cx.tx}.give_role_back(id, place, *cx.actor.person);
    return shown_to_all(cx, std::move(run));
}

base::Result<RunNoteWords> RunNoteWords::from(web::Fields& fields)
{
    RunNoteWords words;
    words.step = fields.number("step", 1, most_steps).value_or(1);
    words.words = fields.text("words", run_note_limit, web::Demand::required);
    return fields.or_problems(std::move(words));
}

base::Result<RunNote> note_in_run(platform::Context& cx, std::string_view circle, RunId id, RunNoteWords const& words)
{
    auto const seen = TRY(run_for(cx, circle, id, RunAction::note));
    if (words.step > static_cast<std::int64_t>(seen.run.outline.steps.size()))
        return base::invalid("step", "not_one_of_these");
    RunStore store {cx.tx};
    if (store.count_notes(id) >= most_notes) return base::conflict("run_has_many_notes");
    RunNote note {cx.ids.make<RunNoteId>(), id, words.step, *cx.actor.person, words.words, cx.clock.now()};
    store.add_note(note);
    web::tell_followers(cx, topic_of(id), note.id.value);
    return note;
}

base::Result<RunNote> remove_note(platform::Context& cx, std::string_view circle, RunId id, RunNoteId note)
{
    auto const seen = TRY(run_seen(cx, circle, id));
    auto found = TRY(RunStore {cx.tx}.note(note));
    if (found.run != id) return base::not_found();
    TRY(platform::require(may_remove(cx.actor, seen.circle, seen.mine.standing, found)));
    RunStore {cx.tx}.remove_note(note);
    shown_to_all(cx, seen.run);
    return found;
}

base::Result<base::Done> may_be_posted(platform::Tx& tx, Run const& run)
{
    if (!run.ended_at) return base::conflict("run_not_over");
    if (RunStore {tx}.count_notes(run.id) == 0) return base::conflict("run_without_notes");
    if (!run.thread) return base::Done {};
    auto const thread = ThreadStore {tx}.find(*run.thread);
    if (thread && thread->state != ThreadState::removed) return base::conflict("run_posted_already");
    return base::Done {};
}

base::Result<Thread> post_notes(platform::Context& cx, std::string_view circle, RunId id, ThreadWords const& words,
    Ready const& ready, std::string_view language)
{
    auto seen = TRY(run_for(cx, circle, id, RunAction::post));
    TRY(may_be_posted(cx.tx, seen.run));
    auto const thread = TRY(start_thread(cx, circle, words, ready, language));
    seen.run.thread = thread.id;
    RunStore {cx.tx}.save(seen.run);
    shown_to_all(cx, std::move(seen.run));
    return thread;
}

} // namespace circles
