#include "areas/circles/may.h"

#include <doctest/doctest.h>

using namespace circles;

namespace {

base::Actor const stranger {};
base::Actor const guest {.person = base::PersonId {6}, .role = base::Role::guest};
base::Actor const member {.person = base::PersonId {2}, .role = base::Role::member};
base::Actor const steward {.person = base::PersonId {4}, .role = base::Role::steward};
base::Actor const administrator {.person = base::PersonId {5}, .role = base::Role::administrator};

Circle circle(base::Audience audience, State state = State::active)
{
    return {.id = {7}, .audience = audience, .state = state};
}

struct Line {
    char const* who;
    base::Actor actor;
    Standing standing;
    Action action;
    base::Audience audience;
    State state;
    bool allowed;
};

} // namespace

TEST_CASE("who may do what to a circle")
{
    using enum base::Audience;
    using enum State;
    auto const none = Standing::none;
    auto const in = Standing::member;
    auto const host = Standing::host;
    auto const left = Standing::left;
    auto const invited = Standing::invited;
    Line const law[] {
        {"a stranger, reading a public one", stranger, none, Action::read_inside, everyone, active, true},
        {"a stranger, reading a members' one", stranger, none, Action::view, members, active, false},
        {"a guest, reading a members' one", guest, none, Action::view, members, active, false},
        {"a member of the network, reading a members' one", member, none, Action::read_inside, members, active, true},
        {"a member of the network, seeing a private one", member, none, Action::view, circles, active, false},
        {"whoever was asked in, seeing a private one", member, invited, Action::view, circles, active, true},
        {"whoever was asked in, reading a private one", member, invited, Action::read_inside, circles, active, false},
        {"whoever left, seeing a private one", member, left, Action::view, circles, active, false},
        {"a steward, seeing that a private one exists", steward, none, Action::view, circles, active, true},
        {"a steward, reading a private one", steward, none, Action::read_inside, circles, active, false},
        {"an administrator, reading a private one", administrator, none, Action::read_inside, circles, active, false},
        {"one inside, reading a private one", member, in, Action::read_inside, circles, active, true},
        {"one inside who is no member of the network any more", guest, in, Action::read_inside, circles, active, false},
        {"a host, reading her closed one", member, host, Action::read_inside, circles, closed, true},
        {"a host, reading one that was removed", member, host, Action::read_inside, members, removed, false},
        {"an administrator, seeing one that was removed", administrator, none, Action::view, members, removed, false},
        {"a member of the network, joining", member, none, Action::join, members, active, true},
        {"one inside, joining again", member, in, Action::join, members, active, false},
        {"a stranger, joining a public one", stranger, none, Action::join, everyone, active, false},
        {"a guest, joining a public one", guest, none, Action::join, everyone, active, false},
        {"one inside, writing", member, in, Action::write, members, active, true},
        {"a member of the network, writing", member, none, Action::write, everyone, active, false},
        {"whoever left, writing", member, left, Action::write, everyone, active, false},
        {"whoever was taken out, writing", member, Standing::out, Action::write, everyone, active, false},
        {"a steward, writing where she is not", steward, none, Action::write, everyone, active, false},
        {"one inside, inviting", member, in, Action::invite, members, active, true},
        {"one inside, letting somebody in", member, in, Action::let_in, members, active, false},
        {"a host, letting somebody in", member, host, Action::let_in, members, active, true},
        {"one inside, editing", member, in, Action::edit, members, active, false},
        {"a host, editing", member, host, Action::edit, members, active, true},
        {"a steward, editing", steward, none, Action::edit, members, active, false},
        {"a steward, closing", steward, none, Action::close, members, active, true},
        {"one inside, closing", member, in, Action::close, members, active, false},
        {"a steward, closing a private one", steward, none, Action::close, circles, active, true},
        {"one inside, adopting", member, in, Action::adopt, members, active, true},
        {"a member of the network, adopting", member, none, Action::adopt, members, active, true},
        {"a guest, adopting a public one", guest, none, Action::adopt, everyone, active, false},
        {"a member of the network, adopting a private one", member, none, Action::adopt, circles, active, false},
        {"one inside, claiming it back", member, in, Action::reclaim, members, active, true},
        {"whoever left, claiming it back", member, left, Action::reclaim, members, active, false},
        {"a host, removing", member, host, Action::remove, members, active, false},
        {"an administrator, removing", administrator, none, Action::remove, members, active, true},
        {"a member, starting one", member, none, Action::start, members, active, true},
        {"a guest, starting one", guest, none, Action::start, members, active, false},
        {"one inside, leaving", member, in, Action::leave, members, active, true},
        {"one who has nothing to do with it, leaving", member, none, Action::leave, members, active, false},
    };

    for (auto const& line : law) {
        CAPTURE(line.who);
        CHECK(may(line.actor, line.action, circle(line.audience, line.state), line.standing).allowed == line.allowed);
    }
}
