#include "areas/stewards/reports/report_web.h"

#include "areas/people/people.h"
#include "areas/stewards/reports/decide_report.h"
#include "areas/stewards/reports/report_page.h"
#include "areas/stewards/reports/report_store.h"
#include "html/words.h"
#include "platform/web/request.h"

#include <algorithm>

namespace stewards {

using namespace std::chrono_literals;

namespace {

constexpr int reports_at_once = 20;
constexpr base::Milliseconds twelve_months = 365 * 24h;

base::Json json_of(Report const& report)
{
    return base::Json::object()
        .add("id", report.id.text())
        .add("kind", kinds.of(report.kind))
        .add("thing", base::base32_of(report.thing))
        .add("why", whys.of(report.why))
        .add("words", report.words)
        .add("outcome", outcomes.of(report.outcome))
        .add("reported_at", report.reported_at)
        .add("decided_at", report.decided_at);
}

web::Response new_report(web::Request& rq)
{
    auto const kind = rq.fields.one_of("kind", kinds, web::Demand::required);
    auto const id = base::from_base32(rq.fields.line("id", 20, web::Demand::required));
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const thing = thing_of(rq.reading(), *kind, id.value_or(0));
    return thing ? rq.page(report_form(*thing, {}, nullptr)) : rq.refused(thing.refusal());
}

web::Response post_report(web::Request& rq)
{
    auto const wish = ReportWish::from(rq.fields);
    if (!wish && (rq.wants_json || wish.refusal().reason != base::Reason::invalid)) return rq.refused(wish.refusal());
    if (!wish) {
        auto const kind = kinds.named(rq.fields.sent("kind")).value_or(Kind::need);
        auto const thing = thing_of(rq.reading(), kind, base::from_base32(rq.fields.sent("id")).value_or(0));
        if (!thing) return rq.refused(wish.refusal());
        return rq.page(report_form(*thing, rq.fields, &wish.refusal()), web::status_of(wish.refusal().reason));
    }
    return rq.change([&](platform::Context& cx) { return report_thing(cx, *wish); },
        [](Report const&) { return html::Url {"/reports/thanks"}; },
        [](Report const& report) { return json_of(report); }, 201);
}

web::Response thanks(web::Request& rq)
{
    return rq.page(thanks_page());
}

web::Response counts(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto const counted = ReportStore {reading.tx}.counts_since(reading.clock.now() - twelve_months);
    if (!rq.wants_json) return rq.page(counts_page(counted));
    auto json = base::Json::object();
    for (std::size_t i = 0; i < counted.size(); ++i) json.add(outcomes.names[i], counted[i]);
    return rq.json(json);
}

/// One card for each thing, however often it was reported.
std::vector<Waiting> waiting_in(platform::Reading const& reading)
{
    std::vector<Waiting> all;
    std::vector<base::PersonId> ids;
    for (auto& report : ReportStore {reading.tx}.open(reports_at_once)) {
        auto const same = std::ranges::find_if(all,
            [&](Waiting const& one) { return one.report.kind == report.kind && one.report.thing == report.thing; });
        if (same != all.end()) {
            ++same->alike;
            continue;
        }
        ids.insert(ids.end(), {report.about, report.reporter});
        auto thing = thing_of(reading, report.kind, report.thing);
        Waiting one {.report = std::move(report)};
        if (thing) one.thing = *std::move(thing);
        one.may_decide = may(reading.actor, ReportAction::decide, one.report).allowed;
        all.push_back(std::move(one));
    }
    auto names = people::names_of(reading.tx, ids);
    for (auto& one : all) {
        one.about = names[one.report.about].name;
        one.reporter = names[one.report.reporter].name;
    }
    return all;
}

web::Response queue(web::Request& rq)
{
    bool const decided = rq.fields.line("said", 20) == "decided";
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto const waiting = waiting_in(reading);
    if (!rq.wants_json) {
        auto const hidden = needs::hidden_needs(reading, reports_at_once);
        return rq.page(queue_page(waiting, hidden, reading.clock.now(), decided));
    }
    auto list = base::Json::array();
    for (auto const& one : waiting) list.push(json_of(one.report));
    return rq.json(base::Json::object().add("reports", list));
}

web::Response post_decision(web::Request& rq)
{
    auto const id = rq.id<ReportId>("report");
    if (!id) return rq.refused(id.refusal());
    auto const decision = Decision::from(rq.fields);
    if (!decision) return rq.refused(decision.refusal());
    return rq.change([&](platform::Context& cx) { return decide_report(cx, *id, *decision); },
        [](Report const&) { return html::Url {"/steward/reports"}.with("said", "decided"); },
        [](Report const& report) { return json_of(report); });
}

} // namespace

void add_report_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/reports/new", member, Limit::read, Cache::nobody, new_report, Faces::page);
    routes.get("/reports/thanks", member, Limit::read, Cache::nobody, thanks, Faces::page);
    routes.get("/reports/counts", anyone, Limit::read, Cache::stranger, counts);
    routes.post("/reports", member, Limit::write, Csrf::token, post_report);
    routes.get("/steward/reports", steward, Limit::read, Cache::nobody, queue);
    routes.post("/steward/reports/{report}/decision", steward, Limit::write, Csrf::token, post_decision);
}

} // namespace stewards
