#include "areas/circles/endings/ending_web.h"

#include "areas/circles/circle_json.h"
#include "areas/circles/circles.h"
#include "areas/circles/endings/ending_page.h"
#include "areas/circles/endings/legacy_json.h"
#include "areas/circles/endings/legacy_store.h"
#include "areas/circles/endings/life.h"
#include "areas/circles/merging/led_on.h"
#include "platform/web/request.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

html::Url to_its_circle(Circle const& circle)
{
    return html::Url::to({"circles", circle.slug});
}

html::Url to_legacy(Circle const& circle)
{
    return html::Url::to({"circles", circle.slug, "legacy"});
}

/// The circle, for whoever may do this to it.
base::Result<Seen> seen_for(web::Request& rq, Action action)
{
    auto seen = TRY(circle_seen(rq.reading(), rq.capture("circle")));
    TRY(platform::require(may(rq.actor(), action, seen.circle, seen.mine.standing)));
    return seen;
}

base::Json circle_json(Circle const& circle)
{
    return json_of(circle);
}

base::Json left_json(Left const& left)
{
    return json_of(left);
}

web::Response ending(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const seen = seen_for(rq, Action::edit);
    if (!seen) return rq.refused(seen.refusal());
    if (auto const active = is_active(seen->circle); !active) return rq.refused(active.refusal());
    return rq.page(ending_page(seen->circle, rq.fields, nullptr, rq.machines.clock.now()));
}

web::Response post_renewal(web::Request& rq)
{
    auto const renewal = Renewal::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        auto const seen = seen_for(rq, Action::edit);
        if (rq.wants_json || refusal.problems.empty() || !seen) return rq.refused(seen ? refusal : seen.refusal());
        return rq.page(
            ending_page(seen->circle, rq.fields, &refusal, rq.machines.clock.now()), web::status_of(refusal.reason));
    };
    if (!renewal) return again(renewal.refusal());
    return rq.change_or([&](platform::Context& cx) { return renew_circle(cx, rq.capture("circle"), *renewal); },
        [](Circle const& circle) { return to_its_circle(circle).with("said", circle.ends_at ? "renewed" : "stays"); },
        circle_json, again);
}

web::Response closing(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const seen = seen_for(rq, Action::close);
    if (!seen) return rq.refused(seen.refusal());
    if (auto const active = is_active(seen->circle); !active) return rq.refused(active.refusal());
    auto const kept = LegacyStore {rq.reading().tx}.of(seen->circle.id);
    return rq.page(closing_form(seen->circle, kept ? fields_of(*kept) : web::Fields {}, nullptr));
}

web::Response post_closing(web::Request& rq)
{
    auto const words = LegacyWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        auto const seen = seen_for(rq, Action::close);
        if (!seen) return rq.refused(seen.refusal());
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return rq.page(closing_form(seen->circle, rq.fields, &refusal), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    return rq.change_or([&](platform::Context& cx) { return close_circle(cx, rq.capture("circle"), *words); },
        [](Left const& left) { return to_legacy(left.circle).with("said", "closed"); }, left_json, again, 201);
}

web::Response post_reopening(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return open_circle_again(cx, rq.capture("circle")); },
        [](Circle const& circle) { return to_its_circle(circle).with("said", "opened"); }, circle_json);
}

web::Response legacy(web::Request& rq)
{
    auto const said = rq.fields.or_problems(rq.fields.line("said", 20));
    if (!said) return rq.refused(said.refusal());
    auto view = view_legacy(rq.reading(), rq.capture("circle"));
    if (!view) return rq.refused(view.refusal());
    if (rq.wants_json) return rq.json(json_of(*view));
    view->said = *said;
    return rq.page(legacy_page(rq.actor(), *view));
}

/// What stands there now, for a host who may correct it.
base::Result<Left> correctable(web::Request& rq)
{
    auto seen = TRY(seen_for(rq, Action::edit));
    TRY(takes_corrections(seen.circle, rq.machines.clock.now()));
    auto const kept = LegacyStore {rq.reading().tx}.of(seen.circle.id).value_or(Legacy {.circle = seen.circle.id});
    return Left {std::move(seen.circle), kept};
}

web::Response correcting(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const left = correctable(rq);
    if (!left) return rq.refused(left.refusal());
    return rq.page(correction_form(left->circle, left->legacy, fields_of(left->legacy), nullptr));
}

web::Response post_correction(web::Request& rq)
{
    auto const left = correctable(rq);
    if (!left) return rq.refused(left.refusal());
    auto const words = LegacyWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || !web::is_for_the_form(refusal)) return rq.refused(refusal);
        return rq.page(
            correction_form(left->circle, left->legacy, rq.fields, &refusal), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    return rq.change_or([&](platform::Context& cx) { return correct_legacy(cx, rq.capture("circle"), *words); },
        [](Left const& now) { return to_legacy(now.circle).with("said", "corrected"); }, left_json, again);
}

} // namespace

void add_ending_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/circles/{circle}/ending", member, Limit::read, Cache::nobody, led_on<ending>, Faces::page);
    routes.post("/circles/{circle}/renewal", member, Limit::write, Csrf::token, post_renewal);
    routes.get("/circles/{circle}/closing", member, Limit::read, Cache::nobody, led_on<closing>, Faces::page);
    routes.post("/circles/{circle}/closing", member, Limit::write, Csrf::token, post_closing);
    routes.post("/circles/{circle}/reopening", member, Limit::write, Csrf::token, post_reopening);
    routes.get("/circles/{circle}/legacy", anyone, Limit::read, Cache::stranger, led_on<legacy>);
    routes.get("/circles/{circle}/legacy/edit", member, Limit::read, Cache::nobody, led_on<correcting>, Faces::page);
    routes.post("/circles/{circle}/legacy/edit", member, Limit::write, Csrf::token, post_correction);
}

} // namespace circles
