#include "areas/circles/activities/may.h"

namespace circles {

platform::Verdict may(
    base::Actor const& actor, ActivityAction action, Circle const& circle, Standing standing, Activity const& activity)
{
    bool const reads = may(actor, Action::read_inside, circle, standing).allowed;
    bool const here = reads && may(actor, Action::write, circle, standing).allowed;
    switch (action) {
    case ActivityAction::see:
        return {reads, "only_for_members_of_the_circle"};
    case ActivityAction::copy:
    case ActivityAction::change:
    case ActivityAction::start:
        return {here, "only_members_of_the_circle"};
    case ActivityAction::remove:
        return {here && (actor.is(activity.author) || standing == Standing::host), "only_the_author_or_a_host"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may(
    base::Actor const& actor, RunAction action, Circle const& circle, Standing standing, Run const& run)
{
    bool const reads = may(actor, Action::read_inside, circle, standing).allowed;
    bool const here = reads && may(actor, Action::write, circle, standing).allowed;
    switch (action) {
    case RunAction::see:
        return {reads, "only_for_members_of_the_circle"};
    case RunAction::press:
        return {here && actor.is(run.leader), here ? "only_who_leads" : "only_members_of_the_circle"};
    case RunAction::lead:
    case RunAction::take_role:
    case RunAction::note:
    case RunAction::post:
        return {here, "only_members_of_the_circle"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may_remove(base::Actor const& actor, Circle const& circle, Standing standing, RunNote const& note)
{
    bool const here = may(actor, Action::write, circle, standing).allowed;
    return {here && (actor.is(note.author) || standing == Standing::host), "only_the_author_or_a_host"};
}

} // namespace circles
