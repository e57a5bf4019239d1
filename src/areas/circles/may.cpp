#include "areas/circles/may.h"

namespace circles {

namespace {

/// A private circle's page is seen by those in it and those it invited, and by stewards, who must know which circles there
/// are; what is said in it is read by nobody but its members.
bool may_view(base::Actor const& actor, Circle const& circle, Standing standing)
{
    if (circle.state == State::removed) return false;
    if (!circle.is_private()) return actor.may_see(circle.audience);
    return actor.is_member() && (is_inside(standing) || standing == Standing::invited || actor.is_steward());
}

bool may_read_inside(base::Actor const& actor, Circle const& circle, Standing standing)
{
    if (circle.is_private()) return actor.is_member() && is_inside(standing) && circle.state != State::removed;
    return may_view(actor, circle, standing);
}

} // namespace

platform::Verdict may(base::Actor const& actor, Action action, Circle const& circle, Standing standing)
{
    bool const here = actor.is_member() && is_inside(standing);
    bool const host = actor.is_member() && standing == Standing::host;
    bool const view = may_view(actor, circle, standing);
    switch (action) {
    case Action::view:
        return {view, "only_for_members"};
    case Action::read_inside:
        return {may_read_inside(actor, circle, standing), "only_for_members_of_the_circle"};
    case Action::start:
        return {actor.is_member(), "only_members"};
    case Action::join:
        return {actor.is_member() && view && !is_inside(standing), "circle_member_already"};
    case Action::leave:
        return {actor.person && view && standing != Standing::none, "only_members_of_the_circle"};
    case Action::invite:
    case Action::write:
        return {here && view, "only_members_of_the_circle"};
    case Action::let_in:
    case Action::edit:
    case Action::host:
        return {host && view, "only_a_host"};
    case Action::close:
        return {view && (host || actor.is_steward()), "only_a_host_or_a_steward"};
    case Action::adopt:
        return {actor.is_member() && view, "only_members"};
    case Action::reclaim:
        return {here && view, "only_members_of_the_circle"};
    case Action::remove:
        return {view && actor.is_administrator(), "only_an_administrator"};
    case Action::bring_in:
        return {may_read_inside(actor, circle, standing) && actor.is_administrator(), "only_an_administrator"};
    }
    return {false, "unknown_action"};
}

} // namespace circles
