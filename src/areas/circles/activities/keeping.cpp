#include "areas/circles/activities/keeping.h"

#include "areas/circles/activities/activity_json.h"
#include "areas/circles/activities/activity_store.h"
#include "areas/circles/activities/keep_activity.h"
#include "areas/circles/activities/run_store.h"

namespace circles {

namespace {

constexpr int rows_a_turn = 100;

} // namespace

base::Json activities_of(platform::Tx& tx, base::PersonId person)
{
    auto copies = base::Json::array();
    for (auto const& activity : ActivityStore {tx}.by_author(person)) copies.push(json_of(activity));
    auto notes = base::Json::array();
    RunNoteId after;
    for (;;) {
        auto const some = RunStore {tx}.notes_by(person, after, rows_a_turn);
        for (auto const& note : some) notes.push(json_of(note));
        if (some.size() < rows_a_turn) break;
        after = some.back().id;
    }
    return base::Json::object().add("copies", copies).add("notes", notes);
}

bool forget_in_activities(platform::Context& cx, base::PersonId person, bool words)
{
    RunStore runs {cx.tx};
    if (!runs.forget_roles(person, rows_a_turn)) return false;
    if (!words) return true;
    if (!runs.forget_notes(person, rows_a_turn)) return false;
    return forget_outlines_of(cx, person);
}

void forget_activities_of(platform::Tx& tx, CircleId circle)
{
    RunStore {tx}.forget_circle(circle);
    ActivityStore {tx}.forget_circle(circle);
}

} // namespace circles
