#include "areas/circles/decisions/may.h"

namespace circles {

platform::Verdict may(base::Actor const& actor, DecisionAction action, Circle const& circle, Standing standing,
    Decision const& decision, Asked asked)
{
    bool const reads = may(actor, Action::read_inside, circle, standing).allowed;
    bool const here = reads && may(actor, Action::write, circle, standing).allowed;
    bool const open = decision.state == DecisionState::open;
    switch (action) {
    case DecisionAction::see:
        return {reads, "only_for_members_of_the_circle"};
    case DecisionAction::ask:
        return {here, "only_members_of_the_circle"};
    case DecisionAction::answer:
        if (here && open && asked == Asked::no) return {false, "decision_asked_before"};
        return {here && open, here ? "decision_over" : "only_members_of_the_circle"};
    case DecisionAction::change:
        return {here && actor.is(decision.author), "only_the_author"};
    case DecisionAction::withdraw:
        return {here && (actor.is(decision.author) || standing == Standing::host), "only_the_author_or_a_host"};
    case DecisionAction::see_names:
        return {here && !decision.anonymous && decision.state == DecisionState::counted, "only_members_of_the_circle"};
    }
    return {false, "unknown_action"};
}

} // namespace circles
