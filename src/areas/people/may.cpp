#include "areas/people/may.h"

namespace people {

platform::Verdict may(base::Actor const& actor, Action action, Person const& person)
{
    bool const mine = actor.is(person.id);
    switch (action) {
    case Action::view:
        // A profile shows at least a name. Members have agreed to share it with one another; who is no member sees it beside
        // what somebody shows to anyone, and nothing of whoever shows nothing.
        if (person.state == State::erased || person.state == State::elsewhere) return {false, "not_found"};
        if (mine || actor.is_steward()) return {true};
        return {person.state == State::active && person.role != base::Role::guest
                && (actor.is_member() || shows_something_to_anyone(person)),
            "only_for_members"};
    case Action::edit:
        return {mine, "only_oneself"};
    case Action::give_role:
        return {actor.is_administrator(), "only_administrators"};
    case Action::suspend:
        return {actor.is_steward() && !mine && (person.role < base::Role::steward || actor.is_administrator()),
            "only_stewards"};
    case Action::see_address:
        return {mine || actor.is_administrator(), "only_oneself"};
    case Action::block:
        return {actor.is_member() && !mine, "only_others"};
    case Action::erase:
        return {mine || actor.is_administrator(), "only_oneself"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may_bring_in(base::Actor const& actor)
{
    return {actor.is_administrator(), "only_administrators"};
}

bool may_see(base::Actor const& actor, Part part, Person const& person, Together together)
{
    if (actor.is(person.id)) return true;
    if (!may(actor, Action::view, person).allowed) return false;
    if (person.audience(part) == base::Audience::circles) return actor.is_member() && together == Together::in_a_circle;
    return actor.may_see(person.audience(part));
}

} // namespace people
