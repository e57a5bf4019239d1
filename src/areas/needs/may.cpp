#include "areas/needs/may.h"

namespace needs {

platform::Verdict may(base::Actor const& actor, Action action, Need const& need)
{
    bool const mine = actor.is(need.author);
    bool const visible = mine || actor.is_steward() || (need.state != State::draft && actor.may_see(need.audience));
    switch (action) {
    case Action::raise:
        return {actor.is_member(), "only_members"};
    case Action::view:
        // A draft is nobody's business but its author's, stewards included.
        return {need.state == State::draft ? mine : visible, "only_for_members"};
    case Action::edit:
    case Action::open:
        return {mine, "only_the_author"};
    case Action::close:
        return {mine || (actor.is_steward() && need.state != State::draft), "only_the_author_or_a_steward"};
    case Action::say_me_too:
        return {actor.person && visible && !mine, "not_ones_own_need"};
    case Action::answer:
        return {actor.is_member() && visible, "only_members"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may(base::Actor const& actor, ReplyAction action, Reply const& reply)
{
    switch (action) {
    case ReplyAction::hide:
        return {actor.is(reply.author) || actor.is_steward(), "only_the_author_or_a_steward"};
    }
    return {false, "unknown_action"};
}

} // namespace needs
