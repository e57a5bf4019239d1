#include "areas/stewards/moderation/appeal.h"

#include "areas/needs/needs.h"
#include "areas/people/people.h"
#include "areas/stewards/moderation/log.h"
#include "areas/stewards/moderation/measure_store.h"
#include "areas/stewards/moderation/take_measure.h"
#include "areas/stewards/reports/report_store.h"
#include "areas/stewards/stewards.h"
#include "base/json.h"

#include <algorithm>

namespace stewards {

namespace {

constexpr std::size_t longest_words = 2000;
constexpr int measures_looked_at = 20;

Appeal save_appeal(platform::Context& cx, Measure const& measure, std::string_view words)
{
    Appeal const appeal {.id = cx.ids.make<AppealId>(),
        .measure = measure.id,
        .person = measure.about,
        .words = std::string {words},
        .appealed_at = cx.clock.now()};
    MeasureStore {cx.tx}.save(appeal);
    log_appeal(cx, appeal);
    return appeal;
}

/// A need that its author has mended may be shown already.
base::Result<base::Done> show_need(platform::Context& cx, Measure const& measure)
{
    if (measure.kind != MeasureKind::hidden || measure.thing_kind != Kind::need) return base::Done {};
    auto const shown = needs::show_need_again(cx, needs::NeedId {measure.thing});
    if (!shown && shown.refusal().code != "need_in_sight") return shown.refusal();
    return base::Done {};
}

} // namespace

base::Result<Appeal> appeal_against(platform::Context& cx, MeasureId id, std::string_view words)
{
    MeasureStore store {cx.tx};
    auto const measure = TRY(store.find(id));
    TRY(platform::require_view(may(cx.actor, MeasureAction::view, measure)));
    TRY(platform::require(may(cx.actor, MeasureAction::appeal, measure)));
    if (store.appeal_of(id)) return base::conflict("already_appealed");
    TRY(can_be_appealed(measure, cx.clock.now()));
    return save_appeal(cx, measure, words);
}

void appeal_of_suspended(platform::Context& cx, base::PersonId person, std::string_view words)
{
    MeasureStore store {cx.tx};
    for (auto const& measure : store.about(person, measures_looked_at)) {
        if (measure.kind != MeasureKind::suspended || measure.undone_at) continue;
        if (!store.appeal_of(measure.id)) save_appeal(cx, measure, words);
        return;
    }
}

base::Result<AppealDecision> AppealDecision::from(web::Fields& fields)
{
    AppealDecision decision;
    decision.outcome
        = fields.one_of("outcome", appeal_outcomes, web::Demand::required).value_or(AppealOutcome::refused);
    decision.note = fields.text("note", 300, web::Demand::required);
    return fields.or_problems(std::move(decision));
}

base::Result<Appeal> decide_appeal(platform::Context& cx, AppealId id, AppealDecision const& decision)
{
    MeasureStore store {cx.tx};
    auto appeal = TRY(store.appeal(id));
    auto const measure = TRY(store.find(appeal.measure));
    TRY(platform::require(may(cx.actor, AppealAction::decide, measure)));
    appeal = TRY(decided(std::move(appeal), decision.outcome, *cx.actor.person, decision.note, cx.clock.now()));
    store.save(appeal);
    log_appeal_decided(cx, appeal);
    if (appeal.outcome == AppealOutcome::upheld && !measure.undone_at) {
        TRY(show_need(cx, measure));
        TRY(undo_measure(cx, measure));
    }
    cx.outbox.add(AppealDecided {appeal.id});
    if (measure.kind == MeasureKind::suspended)
        cx.outbox.job("stewards.appeal_mail", base::Json::object().add("appeal", appeal.id.text()).text(),
            platform::Lane::waited_for);
    return appeal;
}

base::Result<OpinionQuestion> OpinionQuestion::from(web::Fields& fields)
{
    OpinionQuestion question;
    question.steward = fields.id<base::PersonId>("steward").value_or(base::PersonId {});
    if (question.steward == base::PersonId {}) fields.problem("steward", "missing");
    question.words = fields.text("words", longest_words);
    return fields.or_problems(std::move(question));
}

base::Result<OpinionAnswer> OpinionAnswer::from(web::Fields& fields)
{
    OpinionAnswer answer;
    answer.advice = fields.one_of("advice", outcomes, web::Demand::required).value_or(Outcome::left);
    if (answer.advice == Outcome::open) fields.problem("advice", "not_one_of_these");
    answer.words = fields.text("words", longest_words);
    return fields.or_problems(std::move(answer));
}

base::Result<Opinion> ask_opinion(platform::Context& cx, ReportId id, OpinionQuestion const& question)
{
    auto const report = TRY(ReportStore {cx.tx}.find(id));
    if (report.outcome != Outcome::open) return base::conflict("report_already_decided");
    Opinion const opinion {.id = cx.ids.make<OpinionId>(),
        .report = id,
        .asked_by = cx.actor.person.value_or(base::PersonId {}),
        .asked = question.steward,
        .question = question.words,
        .asked_at = cx.clock.now()};
    TRY(platform::require(may(cx.actor, OpinionAction::ask, opinion, report)));
    auto const asked = people::person_of(cx.tx, question.steward);
    if (!asked || asked->role < base::Role::steward || asked->state != people::State::active)
        return base::invalid("steward", "not_one_of_these");
    MeasureStore store {cx.tx};
    auto const before = store.opinions_on({&id, 1});
    if (std::ranges::any_of(before, [&](Opinion const& one) { return one.asked == opinion.asked; }))
        return base::conflict("opinion_asked");
    store.save(opinion);
    log_question(cx, opinion, report);
    return opinion;
}

base::Result<Opinion> give_opinion(platform::Context& cx, OpinionId id, OpinionAnswer const& answer)
{
    MeasureStore store {cx.tx};
    auto opinion = TRY(store.opinion(id));
    auto const report = TRY(ReportStore {cx.tx}.find(opinion.report));
    TRY(platform::require(may(cx.actor, OpinionAction::answer, opinion, report)));
    if (report.outcome != Outcome::open || opinion.answered_at) return base::conflict("report_already_decided");
    opinion.advice = answer.advice;
    opinion.answer = answer.words;
    opinion.answered_at = cx.clock.now();
    store.save(opinion);
    log_opinion(cx, opinion, report);
    return opinion;
}

} // namespace stewards
