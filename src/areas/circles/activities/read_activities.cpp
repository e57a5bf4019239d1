#include "areas/circles/activities/read_activities.h"

#include "areas/circles/activities/activity_store.h"
#include "areas/circles/activities/live_run.h"
#include "areas/circles/activities/may.h"
#include "areas/circles/activities/run_store.h"
#include "areas/circles/talk/thread_store.h"

namespace circles {

namespace {

constexpr int runs_a_page = 20;

Names names_in_run(platform::Tx& tx, RunView const& view)
{
    std::vector<base::PersonId> ids {view.run.leader};
    for (auto const& [place, person] : view.roles) ids.push_back(person);
    for (auto const& note : view.notes) ids.push_back(note.author);
    return people::names_of(tx, ids);
}

} // namespace

base::Result<ActivityList> list_activities(platform::Reading const& reading, std::string_view circle, RunId before)
{
    auto seen = TRY(circle_seen(reading, circle));
    TRY(platform::require_view(may(reading.actor, Action::read_inside, seen.circle, seen.mine.standing)));
    ActivityList list {.circle = std::move(seen.circle), .mine = std::move(seen.mine), .now = reading.clock.now()};
    list.activities = ActivityStore {reading.tx}.of_circle(list.circle.id, static_cast<int>(most_activities));
    list.runs = RunStore {reading.tx}.of_circle(list.circle.id, before, runs_a_page + 1);
    list.more = list.runs.size() > runs_a_page;
    if (list.more) list.runs.pop_back();
    return list;
}

base::Result<RunView> view_run(platform::Reading const& reading, std::string_view circle, RunId id)
{
    auto seen = TRY(run_seen(reading, circle, id));
    RunView view {.circle = std::move(seen.circle),
        .mine = std::move(seen.mine),
        .run = std::move(seen.run),
        .now = reading.clock.now()};
    RunStore store {reading.tx};
    view.roles = store.roles(id);
    view.notes = store.notes(id);
    if (reading.actor.person) {
        auto const blocked = people::blocked_by(reading.tx, *reading.actor.person);
        std::erase_if(view.notes, [&](RunNote const& note) { return blocked.contains(note.author); });
    }
    view.names = names_in_run(reading.tx, view);
    view.bookmark = web::bookmark(reading.tx, topic_of(id)).text();
    if (view.run.thread) {
        auto thread = ThreadStore {reading.tx}.find(*view.run.thread);
        if (thread && thread->state != ThreadState::removed) view.thread = *std::move(thread);
    }
    return view;
}

} // namespace circles
