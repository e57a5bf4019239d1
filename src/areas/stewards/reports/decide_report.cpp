#include "areas/stewards/reports/decide_report.h"

#include "areas/stewards/moderation/log.h"
#include "areas/stewards/moderation/take_measure.h"
#include "areas/stewards/reports/report_store.h"
#include "areas/stewards/stewards.h"

namespace stewards {

namespace {

constexpr std::int64_t two_weeks = 14;

MeasureKind kind_of(Outcome outcome)
{
    if (outcome == Outcome::hidden) return MeasureKind::hidden;
    if (outcome == Outcome::limited) return MeasureKind::limited;
    return outcome == Outcome::suspended ? MeasureKind::suspended : MeasureKind::warned;
}

base::Result<base::Done> carry_out(platform::Context& cx, Report const& report, Decision const& decision)
{
    std::optional<MeasureId> measure;
    if (decision.outcome != Outcome::left) {
        auto const taken = TRY(take_measure(cx,
            {.kind = kind_of(decision.outcome),
                .about = report.about,
                .thing_kind = report.kind,
                .thing = report.thing,
                .why = report.why,
                .reason = decision.note,
                .days = decision.days}));
        measure = taken.id;
    }
    log_decision(cx, report, measure);
    return base::Done {};
}

} // namespace

base::Result<Decision> Decision::from(web::Fields& fields)
{
    Decision decision;
    decision.outcome = fields.one_of("outcome", outcomes, web::Demand::required).value_or(Outcome::left);
    decision.note = fields.text("note", 300, web::Demand::required);
    decision.days = fields.number("days", 1, longest_limit_days).value_or(two_weeks);
    return fields.or_problems(std::move(decision));
}

base::Result<Decisions> Decisions::from(web::Fields& fields)
{
    Decisions all;
    for (auto const& text : fields.many("reports", most_at_once, 20)) {
        auto const id = ReportId::from(text);
        if (!id) fields.problem("reports", "not_one_of_these");
        if (id) all.reports.push_back(*id);
    }
    if (!fields.has("reports")) fields.problem("reports", "missing");
    all.decision = TRY(Decision::from(fields));
    return fields.or_problems(std::move(all));
}

base::Result<Report> decide_report(platform::Context& cx, ReportId id, Decision const& decision)
{
    ReportStore store {cx.tx};
    auto const report = TRY(store.find(id));
    TRY(platform::require(may(cx.actor, ReportAction::decide, report)));
    auto const now = cx.clock.now();
    auto const outcome = TRY(decided(report, decision.outcome, *cx.actor.person, decision.note, now));
    TRY(carry_out(cx, outcome, decision));
    for (auto& other : store.open_about(report.kind, report.thing)) {
        auto const with_it = TRY(decided(std::move(other), decision.outcome, *cx.actor.person, decision.note, now));
        store.save(with_it);
        cx.outbox.add(ReportDecided {with_it.id.value, with_it.reporter, outcomes.of(with_it.outcome)});
    }
    return outcome;
}

} // namespace stewards
