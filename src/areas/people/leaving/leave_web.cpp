#include "areas/people/leaving/leave_web.h"
#include "areas/people/leaving/held.h"
#include "areas/people/leaving/leave.h"
#include "areas/people/leaving/leave_page.h"
#include "areas/people/prove.h"
#include "areas/people/sign_in_web.h"
#include "platform/web/request.h"

namespace people {

namespace {

Keepers every_keeper {};

web::Response show_export(web::Request& rq)
{
    return rq.page(export_page());
}

web::Response export_file(web::Request& rq, base::PersonId person)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    web::Response response {.status = 200, .body = export_everything(rq.reading(), person, every_keeper)};
    return response.with("Content-Type", "application/json")
        .with("Content-Disposition", "attachment; filename=\"groundswell-export.json\"");
}

web::Response post_export(web::Request& rq)
{
    return export_file(rq, *rq.actor().person);
}

web::Response show_leave(web::Request& rq)
{
    if (auto no = unless_fresh(rq, "/you/leave")) return *std::move(no);
    return rq.page(leave_page(rq.fields, nullptr));
}

web::Response post_leave(web::Request& rq)
{
    if (auto no = unless_fresh(rq, "/you/leave")) return *std::move(no);
    auto const words = rq.fields.one_of("words", words_names, web::Demand::required);
    auto const asked = rq.fields.or_problems(words);
    auto const done = !asked ? base::Result<base::Done> {asked.refusal()}
                             : rq.write([&](platform::Context& cx) { return leave(cx, **asked); });
    if (!done && rq.wants_json) return rq.refused(done.refusal());
    if (!done) return rq.page(leave_page(rq.fields, &done.refusal()), web::status_of(done.refusal().reason));
    rq.drop_cookie("session");
    if (rq.wants_json) return rq.json(base::Json::object().add("erased", true));
    return rq.see_other("/left");
}

base::Result<Person> whose(web::Request& rq)
{
    return held_proven(rq.reading().tx, rq.capture("proof"), rq.machines.keys, rq.machines.clock.now());
}

web::Response held_shown(web::Request& rq, Person const& person, base::Refusal const* refusal)
{
    auto const here = html::Url::to({"yours", rq.capture("proof")}); // not a new one, whose hour would begin again
    return rq.page(
        held_page(person, here, rq.fields, refusal), refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_held(web::Request& rq)
{
    auto const person = rq.fields.or_problems(whose(rq));
    if (!person || !*person) return rq.refused(person ? person->refusal() : person.refusal());
    return held_shown(rq, **person, nullptr);
}

web::Response post_held_export(web::Request& rq)
{
    auto const person = whose(rq);
    return person ? export_file(rq, person->id) : rq.refused(person.refusal());
}

web::Response post_held_leave(web::Request& rq)
{
    auto const person = whose(rq);
    if (!person) return rq.refused(person.refusal());
    auto const words = rq.fields.or_problems(rq.fields.one_of("words", words_names, web::Demand::required));
    if (!words) return held_shown(rq, *person, &words.refusal());
    auto const done = rq.write([&](platform::Context& cx) { return leave_by_link(cx, person->id, **words); });
    if (!done && done.refusal().code == "last_administrator") return held_shown(rq, *person, &done.refusal());
    return done ? rq.see_other("/left") : rq.refused(done.refusal());
}

web::Response show_left(web::Request& rq)
{
    return rq.page(left_page());
}

} // namespace

void set_keepers(Keepers keepers)
{
    every_keeper = keepers;
}

void add_leave_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/you/export", member, Limit::read, Cache::nobody, show_export, Faces::page);
    routes.post("/you/export", member, Limit::export_all, Csrf::token, post_export);
    routes.get("/you/leave", member, Limit::read, Cache::nobody, show_leave, Faces::page);
    routes.post("/you/leave", member, Limit::write, Csrf::token, post_leave);
    routes.get("/yours/{proof}", anyone, Limit::read, Cache::nobody, show_held, Faces::page);
    // Not the budget of exports: without a session it would be that of a whole school's address.
    routes.post("/yours/{proof}/export", anyone, Limit::sign_in, Csrf::token, post_held_export, Faces::page);
    routes.post("/yours/{proof}/leave", anyone, Limit::write, Csrf::token, post_held_leave, Faces::page);
    routes.get("/left", anyone, Limit::read, Cache::nobody, show_left, Faces::page);
}

} // namespace people
