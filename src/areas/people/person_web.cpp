#include "areas/people/addresses/way_back_store.h"
#include "areas/people/choose_display.h"
#include "areas/people/edit_profile.h"
#include "areas/people/may.h"
#include "areas/people/people.h"
#include "areas/people/person_json.h"
#include "areas/people/person_page.h"
#include "areas/people/person_store.h"
#include "areas/people/sign_in_web.h"
#include "platform/settings/settings.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"
#include "platform/web/sessions.h"
#include "platform/web/wording.h"

namespace people {

namespace {

constexpr int people_a_page = 60;
constexpr std::int64_t a_year_s = 365LL * 24 * 3600;
constexpr base::Milliseconds notice_of_way_back = std::chrono::hours {24 * 14};

base::Result<Person> oneself(web::Request& rq)
{
    return PersonStore {rq.reading().tx}.find(*rq.actor().person);
}

html::Url to_you(Person const&)
{
    return html::Url {"/you"}.with("said", "saved");
}

std::string country_of(web::Request& rq)
{
    return std::string {rq.machines.settings.now(rq.reading().tx)->text_or("network.country", "TR")};
}

web::Response welcome_form(web::Request& rq)
{
    auto const person = oneself(rq);
    if (!person) return rq.refused(person.refusal());
    if (!person->is_new()) return rq.see_other("/you");
    return rq.page(welcome_page(fields_of(*person), nullptr, country_of(rq)));
}

web::Response post_welcome(web::Request& rq)
{
    auto const hard = rq.fields.line("hard", 200);
    auto const profile = Profile::from(rq.fields);
    if (!profile) {
        return rq.page(
            welcome_page(rq.fields, &profile.refusal(), country_of(rq)), web::status_of(profile.refusal().reason));
    }
    auto const person = rq.write([&](platform::Context& cx) { return introduce_oneself(cx, *profile); });
    if (!person) return rq.refused(person.refusal());
    if (!hard.empty()) return rq.see_other(html::Url {"/needs/new"}.with("title", hard));
    return rq.see_other("/");
}

/// What stands around her profile on her own page.
AroundYou around_of(web::Request& rq, Person const& person)
{
    AroundYou around {.country = country_of(rq), .languages = rq.shell.languages};
    auto const now = rq.machines.clock.now();
    for (auto& session : web::Sessions {rq.reading().tx}.of(person.id)) {
        if (session.bearer == web::Bearer::program) continue; // they have a page of their own
        around.sessions.push_back(
            {session.id, std::move(session.label), session.seen_at, session.id == rq.session, now});
    }
    auto const way = WayBackStore {rq.reading().tx}.agreed_for(person.id, now - notice_of_way_back);
    if (way) around.way_back_opened = way->agreed_at;
    return around;
}

web::Response you(web::Request& rq)
{
    bool const saved = rq.fields.line("said", 20) == "saved";
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const person = oneself(rq);
    if (!person) return rq.refused(person.refusal());
    if (rq.wants_json) return rq.json(json_of(rq.actor(), *person));
    if (person->is_new()) return rq.see_other("/welcome");
    auto around = around_of(rq, *person);
    around.saved = saved;
    return rq.page(you_page(*person, fields_of(*person), nullptr, around));
}

web::Response post_profile(web::Request& rq)
{
    auto const again = [&](base::Refusal const& refusal) {
        bool const shown = web::is_for_the_form(refusal);
        auto const person = oneself(rq);
        if (rq.wants_json || !shown || !person) return rq.refused(refusal);
        return rq.page(you_page(*person, rq.fields, &refusal, around_of(rq, *person)), web::status_of(refusal.reason));
    };
    auto const profile = Profile::from(rq.fields);
    if (!profile) return again(profile.refusal());
    return rq.change_or([&](platform::Context& cx) { return edit_profile(cx, *profile); }, to_you,
        [&](Person const& person) { return json_of(rq.actor(), person); }, again);
}

/// The cookie of this browser follows, or the pages would go on in the language before.
web::Response post_display(web::Request& rq)
{
    auto const display = Display::from(rq.fields, rq.machines.languages);
    if (!display && rq.wants_json) return rq.refused(display.refusal());
    if (!display) {
        auto const person = oneself(rq);
        if (!person) return rq.refused(person.refusal());
        auto around = around_of(rq, *person);
        around.display = &rq.fields;
        around.display_refusal = &display.refusal();
        return rq.page(
            you_page(*person, fields_of(*person), nullptr, around), web::status_of(display.refusal().reason));
    }
    if (!rq.by_token) rq.set_cookie("language", display->language, a_year_s);
    return rq.change([&](platform::Context& cx) { return choose_display(cx, *display); }, to_you,
        [&](Person const& person) { return json_of(rq.actor(), person); });
}

/// The places that the page /you shows, for programs.
web::Response list_sessions(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto list = base::Json::array();
    for (auto const& session : web::Sessions {rq.reading().tx}.of(*rq.actor().person)) {
        list.push(base::Json::object()
                      .add("id", base::base32_of(session.id))
                      .add("kind", session.bearer == web::Bearer::program ? "program" : "browser")
                      .add("label", session.label)
                      .add("began_at", session.created_at)
                      .add("seen_at", session.seen_at)
                      .add("this", session.id == rq.session));
    }
    return rq.json(base::Json::object().add("sessions", list));
}

web::Response post_end_session(web::Request& rq)
{
    auto const session = base::from_base32(rq.capture("session"));
    if (!session) return rq.refused(base::not_found());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change(
        [&](platform::Context& cx) -> base::Result<base::Done> {
            web::Sessions {cx.tx}.end(*cx.actor.person, *session);
            return base::Done {};
        },
        [](base::Done) { return html::Url {"/you"}; },
        [](base::Done) { return base::Json::object().add("ended", true); });
}

web::Response post_end_others(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change(
        [&](platform::Context& cx) -> base::Result<base::Done> {
            web::Sessions {cx.tx}.end_all(*cx.actor.person, rq.session.value_or(0));
            return base::Done {};
        },
        [](base::Done) { return html::Url {"/you"}; },
        [](base::Done) { return base::Json::object().add("ended", true); });
}

web::Response list_people(web::Request& rq)
{
    auto const after = rq.fields.line("after", 80);
    auto const id = rq.fields.id<base::PersonId>("id").value_or(base::PersonId {});
    auto const asked = rq.fields.or_problems(after);
    if (!asked) return rq.refused(asked.refusal());
    auto people = PersonStore {rq.reading().tx}.page(after, id, people_a_page + 1);
    bool const more = people.size() > people_a_page;
    if (more) people.pop_back();
    std::vector<base::PersonId> ids;
    for (auto const& person : people) ids.push_back(person.id);
    auto const beside = in_a_circle_with(rq.reading().tx, rq.actor(), ids);
    if (!rq.wants_json) return rq.page(people_page(rq.actor(), people, beside, more));
    auto list = base::Json::array();
    for (auto const& person : people) {
        list.push(json_of(rq.actor(), person, beside.contains(person.id) ? Together::in_a_circle : Together::no));
    }
    std::optional<std::string> next;
    if (more) next = web::next_page(rq, {{"after", people.back().name}, {"id", people.back().id.text()}});
    return rq.json(base::Json::object().add("people", list).add("next", next));
}

web::Response show_person(web::Request& rq)
{
    auto const person = [&]() -> base::Result<Person> {
        TRY(rq.fields.or_problems(base::Done {}));
        auto person = TRY(PersonStore {rq.reading().tx}.with_slug(rq.capture("person")));
        TRY(platform::require_view(may(rq.actor(), Action::view, person)));
        return person;
    }();
    if (!person) return rq.refused(person.refusal());
    auto const beside = together(rq.reading().tx, rq.actor(), person->id);
    if (rq.wants_json) return rq.json(json_of(rq.actor(), *person, beside));
    bool const kept_away = rq.actor().person && blocked(rq.reading().tx, *rq.actor().person, person->id);
    return rq.page(person_page(rq.actor(), *person, beside, kept_away));
}

} // namespace

void add_person_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/welcome", member, Limit::read, Cache::nobody, welcome_form, Faces::page);
    routes.post("/welcome", member, Limit::write, Csrf::token, post_welcome, Faces::page);
    routes.get("/you", member, Limit::read, Cache::nobody, you);
    routes.post("/you/profile", member, Limit::write, Csrf::token, post_profile);
    routes.post("/you/display", member, Limit::write, Csrf::token, post_display);
    routes.get("/you/sessions", member, Limit::read, Cache::nobody, list_sessions, Faces::json);
    routes.post("/you/sessions/{session}/end", member, Limit::write, Csrf::token, post_end_session);
    routes.post("/you/sessions/end-others", member, Limit::write, Csrf::token, post_end_others);
    routes.get("/people", member, Limit::read, Cache::nobody, list_people);
    routes.get("/people/{person}", anyone, Limit::read, Cache::nobody, show_person);
}

} // namespace people
