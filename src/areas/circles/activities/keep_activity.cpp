#include "areas/circles/activities/keep_activity.h"

#include "areas/circles/activities/activity_store.h"
#include "areas/circles/activities/may.h"
#include "areas/circles/activities/run_store.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

constexpr int outlines_a_turn = 10;
constexpr int runs_a_turn = 100;

base::Result<SeenActivity> activity_for(
    platform::Context& cx, std::string_view circle, ActivityId id, ActivityAction action)
{
    auto seen = TRY(activity_seen(cx, circle, id));
    TRY(platform::require(may(cx.actor, action, seen.circle, seen.mine.standing, seen.activity)));
    TRY(is_active(seen.circle));
    return seen;
}

/// The runs of a copy without its words, a number of them each time.
bool blank_runs(platform::Context& cx, ActivityId activity)
{
    int blanked = 0;
    RunId after;
    for (;;) {
        auto const runs = RunStore {cx.tx}.of_activity(activity, after, runs_a_turn);
        for (auto run : runs) {
            after = run.id;
            auto bare = without_words(run.outline);
            if (bare == run.outline) continue;
            if (++blanked > runs_a_turn) return false;
            run.outline = std::move(bare);
            RunStore {cx.tx}.save_outline(run);
        }
        if (runs.size() < runs_a_turn) return true;
    }
}

} // namespace

base::Result<SeenActivity> activity_seen(platform::Reading const& reading, std::string_view circle, ActivityId id)
{
    auto in = TRY(circle_seen(reading, circle));
    SeenActivity seen {.circle = std::move(in.circle), .mine = std::move(in.mine)};
    seen.activity = TRY(ActivityStore {reading.tx}.find(id));
    if (seen.activity.circle != seen.circle.id) return base::not_found();
    TRY(platform::require_view(
        may(reading.actor, ActivityAction::see, seen.circle, seen.mine.standing, seen.activity)));
    return seen;
}

base::Result<Copied> copy_protocol(platform::Context& cx, std::string_view circle, std::string_view protocol,
    Outline const& outline, std::string_view language)
{
    auto seen = TRY(circle_to_write_in(cx, circle));
    TRY(platform::require(may(cx.actor, ActivityAction::copy, seen.circle, seen.mine.standing, {})));
    ActivityStore store {cx.tx};
    if (store.count(seen.circle.id) >= most_activities) return base::conflict("circle_has_many_activities");
    Activity activity {.id = cx.ids.make<ActivityId>(),
        .circle = seen.circle.id,
        .author = *cx.actor.person,
        .protocol = std::string {protocol},
        .language = std::string {language},
        .outline = outline,
        .copied_at = cx.clock.now()};
    store.add(activity);
    return Copied {std::move(seen.circle), std::move(activity)};
}

base::Result<Activity> change_activity(
    platform::Context& cx, std::string_view circle, ActivityId id, OutlineWords const& words)
{
    auto seen = TRY(activity_for(cx, circle, id, ActivityAction::change));
    auto& activity = seen.activity;
    TRY(web::still_reads(words.seen, fields_of(activity.outline)));
    activity.outline = words.outline;
    activity.shared = activity.shared || !cx.actor.is(activity.author);
    activity.edited_at = cx.clock.now();
    ActivityStore {cx.tx}.save(activity);
    return activity;
}

base::Result<Activity> remove_activity(platform::Context& cx, std::string_view circle, ActivityId id)
{
    auto seen = TRY(activity_for(cx, circle, id, ActivityAction::remove));
    ActivityStore {cx.tx}.remove(id, cx.clock.now());
    return std::move(seen.activity);
}

bool forget_outlines_of(platform::Context& cx, base::PersonId author)
{
    auto const activities = ActivityStore {cx.tx}.hers_alone(author, outlines_a_turn);
    for (auto const& activity : activities) {
        if (!blank_runs(cx, activity)) return false;
        ActivityStore {cx.tx}.remove(activity, cx.clock.now());
    }
    return activities.empty();
}

} // namespace circles
