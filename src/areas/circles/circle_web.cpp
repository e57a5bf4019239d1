#include "areas/circles/circle_web.h"

#include "areas/circles/circle_json.h"
#include "areas/circles/circles.h"
#include "areas/circles/come_and_go.h"
#include "areas/circles/decisions/read_decisions.h"
#include "areas/circles/merging/led_on.h"
#include "areas/circles/read_circles.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/talk_list.h"

#include "platform/web/paging.h"
#include "platform/web/request.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

constexpr int decided_shown = 3;

html::Url to_circle(Circle const& circle)
{
    return html::Url::to({"circles", circle.slug});
}

web::Response list(web::Request& rq)
{
    ListWish wish;
    wish.subject = rq.fields.line("subject", 20);
    wish.grade = rq.fields.line("grade", 20);
    wish.need = rq.fields.id<needs::NeedId>("need");
    wish.looking = rq.fields.ticked("looking");
    wish.before = rq.fields.id<CircleId>("before").value_or(wish.before);
    auto const asked = rq.fields.or_problems(wish);
    if (!asked) return rq.refused(asked.refusal());
    auto const found = list_circles(rq.reading(), *asked);
    if (!rq.wants_json) return rq.page(circles_page(rq.actor(), found, rq.fields));
    auto circles = base::Json::array();
    for (auto const& listed : found.others) circles.push(json_of(listed));
    std::optional<std::string> next;
    if (found.more) next = web::next_page(rq, {{"before", found.others.back().circle.id.text()}});
    return rq.json(base::Json::object().add("circles", circles).add("next", next));
}

web::Response show(web::Request& rq)
{
    auto const said = rq.fields.or_problems(rq.fields.line("said", 20));
    if (!said) return rq.refused(said.refusal());
    auto const reading = rq.reading();
    auto view = view_circle(reading, rq.capture("circle"));
    if (!view) return rq.refused(view.refusal());
    if (rq.wants_json) return rq.json(json_of(*view));
    view->said = *said;
    view->talk = newest_threads(reading, view->circle, view->mine.standing);
    view->decided = decided(reading, view->circle, view->mine.standing, decided_shown);
    return rq.page(circle_page(rq.actor(), *view));
}

/// The need that a form begins from, when it was named and may be seen.
std::optional<needs::Need> need_named(web::Request& rq)
{
    auto const id = needs::NeedId::from(rq.fields.sent("need"));
    if (!id) return std::nullopt;
    auto need = needs::need_seen(rq.reading(), *id);
    return need ? std::optional {*std::move(need)} : std::nullopt;
}

web::Response new_form(web::Request& rq)
{
    auto const need = rq.fields.id<needs::NeedId>("need");
    auto const asked = rq.fields.or_problems(need);
    if (!asked) return rq.refused(asked.refusal());
    auto const from = need_named(rq);
    if (!from) return rq.page(new_circle_form({}, nullptr, std::nullopt));
    web::Fields fields;
    fields.set("need", from->id.text()).set("purpose", from->title).set("subject", from->subject);
    fields.set("grade", from->grade).set("audience", std::string {base::name_of(from->audience)});
    return rq.page(new_circle_form(fields, nullptr, from));
}

web::Response post_circle(web::Request& rq)
{
    auto const words = CircleWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return rq.page(new_circle_form(rq.fields, &refusal, need_named(rq)), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    auto const& language = rq.shell.language;
    return rq.change_or([&](platform::Context& cx) { return start_circle(cx, *words, language); },
        [](Circle const& circle) { return to_circle(circle).with("said", "started"); },
        [](Circle const& circle) { return json_of(circle); }, again, 201);
}

base::Result<Seen> editable(web::Request& rq)
{
    auto seen = TRY(circle_seen(rq.reading(), rq.capture("circle")));
    TRY(platform::require(may(rq.actor(), Action::edit, seen.circle, seen.mine.standing)));
    return seen;
}

web::Response edit_form(web::Request& rq)
{
    auto const seen = editable(rq);
    if (!seen) return rq.refused(seen.refusal());
    return rq.page(edit_circle_form(fields_of(seen->circle), nullptr, seen->circle));
}

web::Response post_edit(web::Request& rq)
{
    auto const seen = editable(rq);
    if (!seen) return rq.refused(seen.refusal());
    // A program may name only what it changes.
    auto const now = fields_of(seen->circle);
    for (auto const& [name, value] : now.all()) {
        if (rq.wants_json && !rq.fields.has(name)) rq.fields.set(name, value);
    }
    auto const words = CircleWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        bool const shown = web::is_for_the_form(refusal);
        if (rq.wants_json || !shown) return rq.refused(refusal);
        return rq.page(edit_circle_form(rq.fields, &refusal, seen->circle), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    return rq.change_or([&](platform::Context& cx) { return edit_circle(cx, seen->circle.slug, *words); }, to_circle,
        [](Circle const& circle) { return json_of(circle); }, again);
}

html::Url after_moving(Moved const& moved)
{
    auto const& membership = moved.membership;
    auto const url = to_circle(moved.circle);
    if (membership.inside()) return url.with("said", "joined");
    if (membership.standing == Standing::asks) return url.with("said", "asked");
    // Whoever leaves a private circle sees it no longer.
    return moved.circle.is_private() ? html::Url {"/circles"} : url.with("said", "left");
}

base::Json moved_json(Moved const& moved)
{
    return json_of(moved);
}

web::Response post_joining(web::Request& rq)
{
    auto const words = rq.fields.or_problems(rq.fields.line("words", 300));
    if (!words) return rq.refused(words.refusal());
    return rq.change(
        [&](platform::Context& cx) { return join_circle(cx, rq.capture("circle"), *words); }, after_moving, moved_json);
}

web::Response post_leaving(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change(
        [&](platform::Context& cx) { return leave_circle(cx, rq.capture("circle")); }, after_moving, moved_json);
}

web::Response post_less(web::Request& rq)
{
    bool const less = rq.fields.ticked("less");
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return want_less(cx, rq.capture("circle"), less); },
        [](Moved const& moved) { return to_circle(moved.circle); }, moved_json);
}

html::Url to_people(Circle const& circle)
{
    return html::Url::to({"circles", circle.slug, "people"});
}

web::Response show_people_with(web::Request& rq, base::Refusal const* refusal)
{
    auto const from = refusal == nullptr ? rq.fields.number("from", 0, 100'000).value_or(0) : 0;
    auto const asked = refusal == nullptr ? rq.fields.or_problems(base::Done {}) : base::Done {};
    if (!asked) return rq.refused(asked.refusal());
    auto const view = view_people(rq.reading(), rq.capture("circle"), static_cast<int>(from));
    if (!view) return rq.refused(view.refusal());
    if (!rq.wants_json)
        return rq.page(
            people_page(rq.actor(), *view, refusal), refusal == nullptr ? 200 : web::status_of(refusal->reason));
    std::optional<std::string> next;
    if (view->more) next = web::next_page(rq, {{"from", std::to_string(view->next)}});
    return rq.json(json_of(*view).add("next", next));
}

web::Response show_people(web::Request& rq)
{
    return show_people_with(rq, nullptr);
}

web::Response post_invitation(web::Request& rq)
{
    auto const person = rq.fields.or_problems(rq.fields.line("person", 80, web::Demand::required));
    auto const again = [&](base::Refusal const& refusal) {
        return rq.wants_json || refusal.problems.empty() ? rq.refused(refusal) : show_people_with(rq, &refusal);
    };
    if (!person) return again(person.refusal());
    return rq.change_or([&](platform::Context& cx) { return invite_person(cx, rq.capture("circle"), *person); },
        [](Moved const& moved) { return to_people(moved.circle); }, moved_json, again);
}

/// A form without fields about one person of a circle.
template <base::Result<Moved> (*use_case)(platform::Context&, std::string_view, base::PersonId)>
web::Response post_about(web::Request& rq)
{
    auto const person = rq.id<base::PersonId>("person");
    if (!person) return rq.refused(person.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return use_case(cx, rq.capture("circle"), *person); },
        [](Moved const& moved) { return to_circle(moved.circle); }, moved_json);
}

web::Response post_place(web::Request& rq)
{
    auto const person = rq.id<base::PersonId>("person");
    if (!person) return rq.refused(person.refusal());
    auto const place = Place::from(rq.fields);
    if (!place) return rq.refused(place.refusal());
    return rq.change([&](platform::Context& cx) { return give_place(cx, rq.capture("circle"), *person, *place); },
        [](Moved const& moved) { return to_people(moved.circle); }, moved_json);
}

} // namespace

void add_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/circles", anyone, Limit::read, Cache::stranger, list);
    routes.post("/circles", member, Limit::write, Csrf::token, post_circle);
    routes.get("/circles/new", member, Limit::read, Cache::nobody, new_form, Faces::page);
    routes.get("/circles/{circle}", anyone, Limit::read, Cache::stranger, led_on<show>);
    routes.get("/circles/{circle}/edit", member, Limit::read, Cache::nobody, led_on<edit_form>, Faces::page);
    routes.post("/circles/{circle}/edit", member, Limit::write, Csrf::token, led_on<post_edit>);
    routes.post("/circles/{circle}/joining", member, Limit::write, Csrf::token, led_on<post_joining>);
    routes.post("/circles/{circle}/leaving", member, Limit::write, Csrf::token, led_on<post_leaving>);
    routes.post("/circles/{circle}/less", member, Limit::write, Csrf::token, led_on<post_less>);
    routes.get("/circles/{circle}/people", member, Limit::read, Cache::nobody, led_on<show_people>);
    routes.post("/circles/{circle}/invitations", member, Limit::write, Csrf::token, led_on<post_invitation>);
    routes.post(
        "/circles/{circle}/people/{person}/letting-in", member, Limit::write, Csrf::token, led_on<post_about<let_in>>);
    routes.post("/circles/{circle}/people/{person}/turning-away", member, Limit::write, Csrf::token,
        led_on<post_about<turn_away>>);
    routes.post("/circles/{circle}/people/{person}/taking-out", member, Limit::write, Csrf::token,
        led_on<post_about<take_out>>);
    routes.post("/circles/{circle}/people/{person}/place", member, Limit::write, Csrf::token, led_on<post_place>);
}

} // namespace circles
