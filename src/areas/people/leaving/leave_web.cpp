#include "areas/people/leaving/leave_web.h"
#include "areas/people/account_page.h"
#include "areas/people/leaving/leave.h"
#include "areas/people/prove.h"
#include "areas/people/sign_in_web.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/web/request.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

Keepers every_keeper {};

html::Page export_page()
{
    auto const form = render(
        R"html(<form method="post" action="/you/export">{}<div class="btns"><button class="btn go">{}</button></div></form><p class="small quiet">{}</p>)html",
        html::form_tokens(), tr("Give me the file"), tr("Twice a day at most. Nothing of anybody else's is in it."));
    return account_page(tr("Take everything with you"), tr("It is yours."),
        tr("One file, groundswell-export.json, with your profile, what you wrote, where you said “me too” and where "
           "you are signed "
           "in. Any programmer can read it for you."),
        form);
}

html::Page leave_page(web::Fields const& fields, base::Refusal const* refusal)
{
    bool const last = refusal != nullptr && refusal->code == "last_administrator";
    std::optional<Html> note;
    if (last)
        note = html::notice(html::Hue::rose,
            render("<p>{}</p>",
                tr("You are the only administrator. Make somebody else one first, or nobody could run the network.")));
    auto const chosen = words_names.named(fields.sent("words"));
    auto const words
        = html::choices({.name = "words",
                            .label = std::string {tr("What shall become of the needs and answers you wrote?")},
                            .problem = html::problem_at(refusal, "words")},
            {{.value = "keep_without_name",
                 .label = std::string {tr("Keep them without my name")},
                 .hint = std::string {tr(
                     "Others can go on with them. Words and pictures stay as they are, so look through them first.")},
                 .chosen = chosen == Words::keep_without_name},
                {.value = "take_away",
                    .label = std::string {tr("Take them away")},
                    .hint = std::string {tr("They vanish, and with a need the answers and “me too”s under it.")},
                    .chosen = chosen == Words::take_away}},
            html::Answers::one, html::Look::cards);
    auto const facts = render(R"html(<ul class="dash"><li>{}</li><li>{}</li><li>{}</li></ul>)html",
        tr("Your name, address, profile, drafts, notices, passkeys and sessions are erased within minutes, for good."),
        tr("Where you said “me too”, one teacher more stays in the count; nobody can tell who it was."),
        tr("Backups made before today still hold you until they are overwritten; whoever restores one erases you "
           "again."));
    auto const form = render(
        R"html({}{}<p><a href="/you/export">{}</a></p><form class="stack loose wide" method="post" action="/you/leave">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        note, facts, tr("Take everything with you first"), html::form_tokens(), words, tr("Erase me and leave"));
    return account_page(
        tr("Leave"), tr("This cannot be undone."), tr("You can come back one day, as somebody new."), form);
}

html::Page left_page()
{
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><p><a class="btn" href="/">{}</a></p></div>)html",
        tr("You have left"), tr("Your personal details are erased. Thank you for what you brought."),
        tr("Go to the first page"));
    return {.title = std::string {tr("You have left")}, .main = html::row({}, body)};
}

web::Response show_export(web::Request& rq)
{
    return rq.page(export_page());
}

web::Response post_export(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    web::Response response {.status = 200, .body = export_everything(rq.reading(), *rq.actor().person, every_keeper)};
    return response.with("Content-Type", "application/json")
        .with("Content-Disposition", "attachment; filename=\"groundswell-export.json\"");
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
    routes.get("/left", anyone, Limit::read, Cache::nobody, show_left, Faces::page);
}

} // namespace people
