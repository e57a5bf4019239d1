#include "areas/stewards/moderation/measure.h"

namespace stewards {

base::Result<Measure> undone(Measure measure, base::PersonId by, base::Time now)
{
    if (measure.undone_at) return base::conflict("measure_over");
    measure.undone_at = now;
    measure.undone_by = by;
    return measure;
}

base::Result<base::Done> can_be_appealed(Measure const& measure, base::Time now)
{
    if (measure.undone_at || (measure.until && *measure.until <= now)) return base::conflict("measure_over");
    if (measure.kind != MeasureKind::suspended && now - measure.decided_at > time_to_appeal)
        return base::conflict("too_late_to_appeal");
    return base::Done {};
}

base::Result<Appeal> decided(
    Appeal appeal, AppealOutcome outcome, base::PersonId by, std::string_view note, base::Time now)
{
    if (appeal.outcome != AppealOutcome::open) return base::conflict("appeal_decided");
    if (outcome == AppealOutcome::open) return base::invalid("outcome", "not_one_of_these");
    appeal.outcome = outcome;
    appeal.decided_by = by;
    appeal.note = note;
    appeal.decided_at = now;
    return appeal;
}

platform::Verdict may(base::Actor const& actor, MeasureAction action, Measure const& measure)
{
    switch (action) {
    case MeasureAction::view:
        return {actor.is(measure.about) || actor.is_steward(), "not_found"};
    case MeasureAction::appeal:
        return {actor.is(measure.about), "only_oneself"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may(base::Actor const& actor, AppealAction action, Measure const& measure)
{
    switch (action) {
    case AppealAction::decide:
        if (!actor.is_steward()) return {false, "only_stewards"};
        if (actor.is(measure.about)) return {false, "not_about_oneself"};
        return {!actor.is(measure.decided_by), "somebody_else_decides"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may(base::Actor const& actor, OpinionAction action, Opinion const& opinion, Report const& report)
{
    auto const decides = may(actor, ReportAction::decide, report);
    switch (action) {
    case OpinionAction::ask:
        if (!decides.allowed) return decides;
        return {opinion.asked != opinion.asked_by && opinion.asked != report.about, "only_others"};
    case OpinionAction::answer:
        return {actor.is_steward() && actor.is(opinion.asked), "not_asked"};
    }
    return {false, "unknown_action"};
}

} // namespace stewards
