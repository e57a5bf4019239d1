#include "areas/stewards/reports/decide_report.h"

#include "areas/circles/circles.h"
#include "areas/needs/needs.h"
#include "areas/people/people.h"
#include "areas/stewards/reports/report_store.h"
#include "areas/stewards/stewards.h"

namespace stewards {

namespace {

base::Result<base::Done> carry_out(platform::Context& cx, Report const& report)
{
    if (report.outcome == Outcome::hidden && report.kind == Kind::need)
        TRY(needs::hide_need(cx, needs::NeedId {report.thing}, report.note));
    if (report.outcome == Outcome::hidden && report.kind == Kind::reply)
        TRY(needs::hide_reply(cx, needs::ReplyId {report.thing}));
    if (report.outcome == Outcome::hidden && report.kind == Kind::post)
        TRY(circles::hide_reported_post(cx, circles::PostId {report.thing}));
    if (report.outcome == Outcome::suspended) TRY(people::suspend(cx, report.about, report.note));
    return base::Done {};
}

} // namespace

base::Result<Decision> Decision::from(web::Fields& fields)
{
    Decision decision;
    decision.outcome = fields.one_of("outcome", outcomes, web::Demand::required).value_or(Outcome::left);
    decision.note = fields.text("note", 300, web::Demand::required);
    return fields.or_problems(std::move(decision));
}

base::Result<Report> decide_report(platform::Context& cx, ReportId id, Decision const& decision)
{
    ReportStore store {cx.tx};
    auto const report = TRY(store.find(id));
    TRY(platform::require(may(cx.actor, ReportAction::decide, report)));
    auto const now = cx.clock.now();
    auto const outcome = TRY(decided(report, decision.outcome, *cx.actor.person, decision.note, now));
    TRY(carry_out(cx, outcome));
    for (auto& other : store.open_about(report.kind, report.thing)) {
        auto const with_it = TRY(decided(std::move(other), decision.outcome, *cx.actor.person, decision.note, now));
        store.save(with_it);
        cx.outbox.add(ReportDecided {with_it.id.value, with_it.reporter, outcomes.of(with_it.outcome)});
    }
    return outcome;
}

} // namespace stewards
