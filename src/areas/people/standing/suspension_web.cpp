#include "areas/people/standing/suspension_web.h"

#include "areas/people/leaving/held.h"
#include "areas/people/standing/answer_suspension.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/web/request.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

constexpr std::size_t longest_answer = 2000;
constexpr std::size_t longest_link = 300;

Html answer_form(html::Url const& link, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const words = html::text_area(
        {.name = "words",
            .label = std::string {tr("Your side")},
            .hint = std::string {tr("Only the stewards read it. It can be sent once, so take your time.")},
            .problem = html::problem_at(refusal, "words"),
            .value = std::string {fields.sent("words")},
            .limit = longest_answer,
            .required = true},
        5);
    return render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        link, html::form_tokens(), words, tr("Send it to the stewards"));
}

html::Page suspension_page(
    Suspension const& suspension, html::Url const& link, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const answer = suspension.answered_at
        ? render(R"html(<p>{}</p><blockquote class="prose" dir="auto"><p>{}</p></blockquote>)html",
            tr("This is what you said; the stewards read it."), suspension.answer)
        : answer_form(link, fields, refusal);
    auto const why = render(R"html(<p>{}</p><blockquote class="prose" dir="auto"><p>{}</p></blockquote>)html",
        tr("On {day} a steward suspended it. This is the reason:", {{"day", platform::day(suspension.suspended_at)}}),
        suspension.reason);
    std::optional<Html> held; // for whoever has just typed her code, not for whoever finds this page's address
    if (auto const link_held = html::Url::local(fields.sent("held")))
        held = render(R"html(<p><a href="{}">{}</a></p>)html", *link_held,
            tr("What we hold of yours: take it, or have it erased"));
    auto const body = render(R"html(<div class="stack wide loose"><h1>{}</h1>{}{}{}</div>)html",
        tr("Your account is suspended"), why, answer, held);
    return {.title = std::string {tr("Your account is suspended")}, .main = html::row({}, body), .focus = true};
}

web::Response suspension_shown(web::Request& rq, base::Refusal const* refusal)
{
    auto const suspension = suspension_proven(rq.reading().tx, rq.capture("proof"), rq.machines.keys);
    if (!suspension) return rq.refused(suspension.refusal());
    auto const link = suspension_link(rq.machines.keys, suspension->id);
    return rq.page(suspension_page(*suspension, link, rq.fields, refusal),
        refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_suspension(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(rq.fields.line("held", longest_link));
    return asked ? suspension_shown(rq, nullptr) : rq.refused(asked.refusal());
}

web::Response post_suspension_answer(web::Request& rq)
{
    auto const words = rq.fields.or_problems(rq.fields.text("words", longest_answer, web::Demand::required));
    if (!words && words.refusal().reason == base::Reason::invalid) return suspension_shown(rq, &words.refusal());
    if (!words) return rq.refused(words.refusal());
    auto const said = rq.write(
        [&](platform::Context& cx) { return answer_suspension(cx, rq.capture("proof"), *words, rq.machines.keys); });
    if (!said) return rq.refused(said.refusal());
    return rq.see_other(suspension_link(rq.machines.keys, said->id));
}

} // namespace

web::Response answer_to_suspended(web::Request& rq, base::Refusal const& refusal, base::PersonId person)
{
    auto const suspension = SuspensionStore {rq.reading().tx}.holding(person);
    if (!suspension || rq.wants_json) return rq.refused(refusal);
    auto const held = held_link(rq.machines.keys, person, rq.machines.clock.now());
    return rq.see_other(suspension_link(rq.machines.keys, suspension->id).with("held", held.text()));
}

void add_suspension_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Faces;
    using web::Limit;
    routes.get("/suspended/{proof}", anyone, Limit::read, web::Cache::nobody, show_suspension, Faces::page);
    routes.post("/suspended/{proof}", anyone, Limit::write, web::Csrf::token, post_suspension_answer, Faces::page);
}

} // namespace people
