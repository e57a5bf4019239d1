#include "areas/stewards/reports/report.h"

namespace stewards {

base::Result<Report> decided(Report report, Outcome outcome, base::PersonId by, std::string_view note, base::Time now)
{
    if (report.outcome != Outcome::open) return base::conflict("report_already_decided");
    bool const fits = outcome != Outcome::open && (outcome != Outcome::hidden || report.kind != Kind::person);
    if (!fits) return base::invalid("outcome", "not_one_of_these");
    report.outcome = outcome;
    report.decided_by = by;
    report.note = note;
    report.decided_at = now;
    return report;
}

platform::Verdict may(base::Actor const& actor, ReportAction action, Report const& report)
{
    switch (action) {
    case ReportAction::decide:
        return {actor.is_steward() && !actor.is(report.about), "not_about_oneself"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may_report(base::Actor const& actor, base::PersonId about)
{
    return {actor.is_member() && !actor.is(about), "only_others"};
}

} // namespace stewards
