#include "areas/stewards/moderation/log.h"

#include "platform/chain/chain.h"

namespace stewards {

namespace {

base::Json fact(platform::Context const& cx, std::string_view act)
{
    return base::Json::object().add("act", act).add("by", cx.actor.person.value_or(base::PersonId {}).text());
}

void write_body(platform::Context& cx, base::Json const& body, std::string_view name = "", std::string_view words = "",
    base::PersonId about = {})
{
    std::vector<platform::FactText> texts;
    if (!words.empty())
        texts.push_back({std::string {name}, std::string {words}, cx.actor.person.value_or(base::PersonId {}), about});
    platform::write_fact(cx, moderation_chain, body, texts);
}

} // namespace

void log_decision(platform::Context& cx, Report const& report, std::optional<MeasureId> measure)
{
    auto body = fact(cx, "report_decided")
                    .add("report", report.id.text())
                    .add("kind", kinds.of(report.kind))
                    .add("thing", base::base32_of(report.thing))
                    .add("about", report.about.text())
                    .add("why", whys.of(report.why))
                    .add("outcome", outcomes.of(report.outcome));
    if (measure) body.add("measure", measure->text());
    write_body(cx, body, "reason", report.note, report.about);
}

void log_measure(platform::Context& cx, Measure const& measure)
{
    write_body(cx,
        fact(cx, "measure_taken")
            .add("measure", measure.id.text())
            .add("measure_kind", measure_kinds.of(measure.kind))
            .add("kind", kinds.of(measure.thing_kind))
            .add("thing", base::base32_of(measure.thing))
            .add("about", measure.about.text())
            .add("why", whys.of(measure.why))
            .add("until", measure.until),
        "reason", measure.reason, measure.about);
}

void log_undoing(platform::Context& cx, Measure const& measure)
{
    write_body(cx,
        fact(cx, "measure_undone")
            .add("measure", measure.id.text())
            .add("measure_kind", measure_kinds.of(measure.kind))
            .add("about", measure.about.text()));
}

void log_appeal(platform::Context& cx, Appeal const& appeal)
{
    write_body(cx,
        fact(cx, "appealed")
            .add("appeal", appeal.id.text())
            .add("measure", appeal.measure.text())
            .add("about", appeal.person.text()),
        "words", appeal.words, appeal.person);
}

void log_appeal_decided(platform::Context& cx, Appeal const& appeal)
{
    write_body(cx,
        fact(cx, "appeal_decided")
            .add("appeal", appeal.id.text())
            .add("measure", appeal.measure.text())
            .add("about", appeal.person.text())
            .add("outcome", appeal_outcomes.of(appeal.outcome)),
        "reason", appeal.note, appeal.person);
}

void log_question(platform::Context& cx, Opinion const& opinion, Report const& report)
{
    write_body(cx,
        fact(cx, "opinion_asked")
            .add("report", opinion.report.text())
            .add("asked", opinion.asked.text())
            .add("about", report.about.text()),
        "words", opinion.question, report.about);
}

void log_opinion(platform::Context& cx, Opinion const& opinion, Report const& report)
{
    write_body(cx,
        fact(cx, "opinion_given")
            .add("report", opinion.report.text())
            .add("outcome", outcomes.of(opinion.advice))
            .add("about", report.about.text()),
        "words", opinion.answer, report.about);
}

void log_trust(platform::Context& cx, base::PersonId person)
{
    write_body(cx, fact(cx, "trusted").add("about", person.text()));
}

} // namespace stewards
