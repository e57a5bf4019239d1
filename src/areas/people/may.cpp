#include "areas/people/may.h"

namespace people {

platform::Verdict may(base::Actor const& actor, Action action, Person const& person)
{
    bool const mine = actor.is(person.id);
    switch (action) {
    case Action::view:
        // A profile shows at least a name, which members alone have agreed to share with one another.
        if (person.state == State::erased) return {false, "not_found"};
        if (mine || actor.is_steward()) return {true};
        return {
            actor.is_member() && person.state == State::active && person.role != base::Role::guest, "only_for_members"};
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

bool may_see(base::Actor const& actor, Part part, Person const& person)
{
    if (actor.is(person.id)) return true;
    if (!may(actor, Action::view, person).allowed) return false;
    return actor.may_see(person.audience(part));
}

} // namespace people
