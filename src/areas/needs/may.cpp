#include "areas/needs/may.h"

namespace needs {

namespace {

bool sees(base::Actor const& actor, Need const& need)
{
    bool const mine = actor.is(need.author);
    switch (need.state) {
    case State::draft:
    case State::taken_away:
        // Nobody's business but its author's, stewards included.
        return mine;
    case State::hidden:
        return mine || actor.is_steward();
    case State::open:
    case State::closed:
    case State::merged:
        break;
    }
    return mine || actor.is_steward() || actor.may_see(need.audience);
}

} // namespace

platform::Verdict may(base::Actor const& actor, Action action, Need const& need)
{
    bool const mine = actor.is(need.author);
    bool const visible = sees(actor, need);
    switch (action) {
    case Action::raise:
        return {actor.is_member(), "only_members"};
    case Action::view:
        return {visible, "only_for_members"};
    case Action::edit:
    case Action::open:
    case Action::keep:
    case Action::take_away:
        return {mine, "only_the_author"};
    case Action::close:
        return {mine || (actor.is_steward() && need.state != State::draft), "only_the_author_or_a_steward"};
    case Action::say_me_too:
        return {actor.person && visible && !mine, "not_ones_own_need"};
    case Action::answer:
        return {actor.is_member() && visible, "only_members"};
    case Action::hide:
        // Nobody decides about herself.
        return {actor.is_steward() && !mine && need.state != State::draft, "only_stewards"};
    case Action::show:
        if (need.state == State::hidden) return {actor.is_steward() && !mine, "only_stewards"};
        return {mine, "only_the_author"};
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
