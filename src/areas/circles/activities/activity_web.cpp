#include "areas/circles/activities/activity_web.h"

#include "areas/circles/activities/activity_json.h"
#include "areas/circles/activities/activity_page.h"
#include "areas/circles/activities/may.h"
#include "areas/circles/activities/run_page.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/merging/led_on.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

constexpr int most_circles_to_choose = 100;

web::Response show_protocols(web::Request& rq)
{
    ProtocolWish wish;
    wish.people = rq.fields.number("people", 0, most_people).value_or(0);
    wish.minutes = rq.fields.number("minutes", 0, 10'000).value_or(0);
    rq.fields.line("circle", 80);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    std::vector<Protocol const*> found;
    for (auto const* const protocol : all_protocols()) {
        if (fits(*protocol, wish)) found.push_back(protocol);
    }
    if (!rq.wants_json) return rq.page(protocols_page(found, rq.fields));
    auto list = base::Json::array();
    for (auto const* const protocol : found) list.push(json_of(*protocol));
    return rq.json(base::Json::object().add("activities", list));
}

/// Where she may copy something to.
std::vector<CircleCard> circles_to_choose(web::Request& rq)
{
    if (!rq.actor().is_member()) return {};
    auto cards = CircleStore {rq.reading().tx}.of_person(*rq.actor().person, most_circles_to_choose);
    std::erase_if(cards, [](CircleCard const& card) { return !is_inside(card.standing); });
    return cards;
}

web::Response show_protocol_with(web::Request& rq, std::string_view circle, base::Refusal const* refusal)
{
    auto const* const protocol = protocol_named(rq.capture("activity"));
    if (protocol == nullptr) return rq.refused(base::not_found());
    if (rq.wants_json) return rq.json(json_of(*protocol));
    auto const page = protocol_page(rq.actor(), *protocol, circles_to_choose(rq), circle, refusal);
    return rq.page(page, refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_protocol(web::Request& rq)
{
    auto const circle = rq.fields.or_problems(rq.fields.line("circle", 80));
    return circle ? show_protocol_with(rq, *circle, nullptr) : rq.refused(circle.refusal());
}

web::Response post_copy(web::Request& rq)
{
    auto const* const protocol = protocol_named(rq.capture("activity"));
    if (protocol == nullptr) return rq.refused(base::not_found());
    auto const circle = rq.fields.or_problems(rq.fields.line("circle", 80, web::Demand::required));
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return show_protocol_with(rq, rq.fields.sent("circle"), &refusal);
    };
    if (!circle) return again(circle.refusal());
    auto const outline = copy_of(*protocol); // in the language of this page; a write may run on another thread
    auto const language = rq.shell.language;
    return rq.change_or(
        [&](platform::Context& cx) { return copy_protocol(cx, *circle, protocol->slug, outline, language); },
        [](Copied const& copied) { return to_activity(copied.circle, copied.activity.id).with("said", "copied"); },
        [](Copied const& copied) { return json_of(copied.activity); }, again, 201);
}

web::Response show_activities(web::Request& rq)
{
    auto const before = rq.fields.id<RunId>("before").value_or(RunId {INT64_MAX});
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const list = list_activities(rq.reading(), rq.capture("circle"), before);
    if (!list) return rq.refused(list.refusal());
    if (!rq.wants_json) return rq.page(activities_page(rq.actor(), *list));
    std::optional<std::string> next;
    if (list->more) next = web::next_page(rq, {{"before", list->runs.back().id.text()}});
    return rq.json(json_of(*list).add("next", next));
}

base::Result<SeenActivity> activity_in(web::Request& rq)
{
    auto const id = TRY(rq.id<ActivityId>("activity"));
    return activity_seen(rq.reading(), rq.capture("circle"), id);
}

web::Response show_activity(web::Request& rq)
{
    auto const said = rq.fields.or_problems(rq.fields.line("said", 20));
    if (!said) return rq.refused(said.refusal());
    auto const seen = activity_in(rq);
    if (!seen) return rq.refused(seen.refusal());
    if (rq.wants_json) return rq.json(json_of(seen->activity));
    return rq.page(activity_page(rq.actor(), *seen, *said));
}

base::Result<SeenActivity> changeable_activity(web::Request& rq)
{
    auto seen = TRY(activity_in(rq));
    TRY(platform::require(may(rq.actor(), ActivityAction::change, seen.circle, seen.mine.standing, seen.activity)));
    TRY(is_active(seen.circle));
    return seen;
}

web::Response change_form_of_activity(web::Request& rq)
{
    auto const seen = changeable_activity(rq);
    if (!seen) return rq.refused(seen.refusal());
    return rq.page(activity_form(*seen, fields_of(seen->activity.outline), nullptr));
}

/// A button of the form that moves a step keeps nothing: it gives the form back with its steps in another order.
web::Response post_change_of_activity(web::Request& rq)
{
    auto const seen = changeable_activity(rq);
    if (!seen) return rq.refused(seen.refusal());
    if (!rq.wants_json && rq.fields.has("change"))
        return rq.page(activity_form(*seen, rearranged(rq.fields, rq.fields.sent("change")), nullptr));
    auto const words = OutlineWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || !web::is_for_the_form(refusal)) return rq.refused(refusal);
        return rq.page(activity_form(*seen, rq.fields, &refusal), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    return rq.change_or(
        [&](platform::Context& cx) { return change_activity(cx, seen->circle.slug, seen->activity.id, *words); },
        [&](Activity const& activity) { return to_activity(seen->circle, activity.id).with("said", "changed"); },
        [](Activity const& activity) { return json_of(activity); }, again);
}

web::Response post_removal_of_activity(web::Request& rq)
{
    auto const id = rq.id<ActivityId>("activity");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return remove_activity(cx, rq.capture("circle"), *id); },
        [&](Activity const&) {
            return html::Url::to({"circles", rq.capture("circle"), "activities"});
        },
        [](Activity const& activity) { return json_of(activity); });
}

web::Response post_run(web::Request& rq)
{
    auto const id = rq.id<ActivityId>("activity");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return start_run(cx, rq.capture("circle"), *id); },
        [&](Run const& run) {
            return html::Url::to({"circles", rq.capture("circle"), "runs", run.id.text()});
        },
        [](Run const& run) { return json_of(run); }, 201);
}

} // namespace

void add_activity_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/activities", anyone, Limit::read, Cache::stranger, show_protocols);
    routes.get("/activities/{activity}", anyone, Limit::read, Cache::stranger, show_protocol);
    routes.post("/activities/{activity}/copies", member, Limit::write, Csrf::token, post_copy);
    routes.get("/circles/{circle}/activities", anyone, Limit::read, Cache::nobody, led_on<show_activities>);
    routes.get("/circles/{circle}/activities/{activity}", anyone, Limit::read, Cache::nobody, led_on<show_activity>);
    routes.get("/circles/{circle}/activities/{activity}/edit", member, Limit::read, Cache::nobody,
        led_on<change_form_of_activity>, Faces::page);
    routes.post(
        "/circles/{circle}/activities/{activity}/edit", member, Limit::write, Csrf::token, post_change_of_activity);
    routes.post(
        "/circles/{circle}/activities/{activity}/removal", member, Limit::write, Csrf::token, post_removal_of_activity);
    routes.post("/circles/{circle}/activities/{activity}/runs", member, Limit::write, Csrf::token, post_run);
}

} // namespace circles
