#include "areas/people/account_page.h"
#include "areas/people/addresses/open_way_back.h"
#include "areas/people/person_store.h"
#include "areas/people/prove.h"
#include "areas/people/sign_in_web.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/web/request.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

constexpr int ways_shown = 50;

std::string name_among(std::unordered_map<base::PersonId, Name> const& names, std::optional<base::PersonId> person)
{
    auto const found = person ? names.find(*person) : names.end();
    return found == names.end() || found->second.name.empty() ? std::string {tr("Somebody who left")}
                                                              : found->second.name;
}

/// What stands beside one way back: to be agreed by another, the link for her who asked, or what became of it.
Html way_state(web::Request& rq, WayBack const& way, base::Time now)
{
    if (way.used_at) return render("<p>{}</p>", tr("Used {day}.", {{"day", platform::day(*way.used_at)}}));
    if (way.agreed_at && now - *way.agreed_at > way_back_life) return render("<p>{}</p>", tr("Not used in time."));
    if (way.agreed_at && rq.actor().is(way.asked_by)) {
        return render(R"html(<p>{}</p><p class="squared"><code dir="ltr">{}</code></p>)html",
            tr("Give her this link, by a way you trust. It works once, for a day."),
            rq.machines.public_url + way_back_path(way, rq.machines.keys));
    }
    if (way.agreed_at) return render("<p>{}</p>", tr("Agreed. The link is with her who asked."));
    if (rq.actor().is(way.asked_by) || rq.actor().is(way.person))
        return render("<p>{}</p>", tr("Waits for another steward to agree."));
    return render(R"html(<form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
        html::Url::to({"people", "ways-back", way.id.text(), "agreement"}), html::form_tokens(),
        tr("I know it is she: I agree"));
}

Html way_row(
    web::Request& rq, WayBack const& way, std::unordered_map<base::PersonId, Name> const& names, base::Time now)
{
    auto const words = tr("{name} asked {day} for a way back for {person}",
        {{"name", name_among(names, way.asked_by)}, {"day", platform::day(way.asked_at)},
            {"person", name_among(names, way.person)}});
    return render(
        R"html(<li><i class="sky">{}</i><div><b>{}</b><p class="small quiet" dir="auto">{}</p></div><div>{}</div></li>)html",
        html::icon("lock"), words, way.why, way_state(rq, way, now));
}

Html way_form(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const person = html::text_field({.name = "person",
        .label = std::string {tr("Who lost her mailbox?")},
        .hint = std::string {tr("The last part of her page's address, such as ayse-demir.")},
        .problem = html::problem_at(refusal, "person"),
        .value = std::string {fields.sent("person")},
        .limit = 120,
        .required = true});
    auto const why = html::text_field({.name = "why",
        .label = std::string {tr("How do you know that it is she?")},
        .hint = std::string {tr("Another steward reads this and agrees or not. “I spoke with her at school today.”")},
        .problem = html::problem_at(refusal, "why"),
        .value = std::string {fields.sent("why")},
        .limit = 300,
        .required = true});
    return render(
        R"html(<form class="stack loose wide" method="post" action="/people/ways-back">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), person, why, tr("Ask another steward"));
}

web::Response ways_page(web::Request& rq, base::Refusal const* refusal)
{
    auto const reading = rq.reading();
    auto const ways = WayBackStore {reading.tx}.newest(ways_shown);
    std::vector<base::PersonId> ids;
    for (auto const& way : ways) {
        ids.insert(ids.end(), {way.person, way.asked_by});
        if (way.agreed_by) ids.push_back(*way.agreed_by);
    }
    auto const names = PersonStore {reading.tx}.names_of(ids);
    Html rest;
    if (rq.actor().is_administrator()) rest += way_form(rq.fields, refusal);
    rest += render(R"html(<ul class="oks">{}</ul>)html",
        html::each(ways, [&](WayBack const& way) { return way_row(rq, way, names, reading.clock.now()); }));
    auto page = account_page(tr("Ways back"), tr("Two people, so that nobody opens an account alone."),
        tr("Somebody lost her mailbox and cannot get a code? An administrator asks, another steward agrees, and one "
           "link lets her in. She is told, and all of it stays on this list."),
        rest);
    page.tab = html::Tab::care;
    return rq.page(page, refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_ways(web::Request& rq)
{
    return ways_page(rq, nullptr);
}

web::Response post_way(web::Request& rq)
{
    if (auto no = unless_fresh(rq, "/people/ways-back")) return *std::move(no);
    auto const slug = rq.fields.line("person", 120, web::Demand::required);
    auto const why = rq.fields.line("why", 300, web::Demand::required);
    auto const asked = rq.fields.or_problems(slug);
    auto way = !asked ? base::Result<WayBack> {asked.refusal()}
                      : rq.write([&](platform::Context& cx) { return ask_way_back(cx, slug, why); });
    if (!way && way.refusal().reason == base::Reason::not_found) way = base::invalid("person", "not_one_of_these");
    if (!way && (rq.wants_json || way.refusal().reason != base::Reason::invalid)) return rq.refused(way.refusal());
    if (!way) return ways_page(rq, &way.refusal());
    if (rq.wants_json) return rq.json(base::Json::object().add("id", way->id.text()), 201);
    return rq.see_other("/people/ways-back");
}

web::Response post_agreement(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    if (auto no = unless_fresh(rq, "/people/ways-back")) return *std::move(no);
    auto const id = rq.id<WayBackId>("way");
    if (!id) return rq.refused(id.refusal());
    return rq.change([&](platform::Context& cx) { return agree_way_back(cx, *id); },
        [](WayBack const&) { return html::Url {"/people/ways-back"}; },
        [](WayBack const& way) { return base::Json::object().add("id", way.id.text()).add("agreed", true); });
}

web::Response show_way_back(web::Request& rq)
{
    auto const action = html::Url::to({"way-back", rq.capture("way"), rq.capture("proof")});
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><form method="post" action="{}"><button class="btn go">{}</button></form></div>)html",
        tr("Welcome back"), tr("This link opens your account once. After it, give us your new address."), action,
        tr("Come in"));
    return rq.page({.title = std::string {tr("Welcome back")}, .main = html::row({}, body)});
}

web::Response post_way_back(web::Request& rq)
{
    auto const id = rq.id<WayBackId>("way");
    if (!id) return rq.refused(id.refusal());
    std::string const proof {rq.capture("proof")};
    auto const person = rq.write([&](platform::Context& cx) -> base::Result<Person> {
        auto person = TRY(use_way_back(cx, *id, proof, rq.machines.keys));
        rq.sign_in(cx, person.id);
        return person;
    });
    if (!person) return rq.refused(person.refusal());
    return rq.see_other("/you/address");
}

} // namespace

void add_way_back_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/people/ways-back", steward, Limit::read, Cache::nobody, show_ways, Faces::page);
    routes.post("/people/ways-back", administrator, Limit::write, Csrf::token, post_way);
    routes.post("/people/ways-back/{way}/agreement", steward, Limit::write, Csrf::token, post_agreement);
    routes.get("/way-back/{way}/{proof}", anyone, Limit::read, Cache::nobody, show_way_back, Faces::page);
    routes.post("/way-back/{way}/{proof}", anyone, Limit::sign_in, Csrf::nothing, post_way_back, Faces::page);
}

} // namespace people
