#include "areas/circles/decisions/may.h"

#include <doctest/doctest.h>

using namespace circles;

namespace {

base::Actor const stranger {};
base::Actor const guest {.person = base::PersonId {6}, .role = base::Role::guest};
base::Actor const ana {.person = base::PersonId {1}, .role = base::Role::member};
base::Actor const bram {.person = base::PersonId {2}, .role = base::Role::member};
base::Actor const steward {.person = base::PersonId {4}, .role = base::Role::steward};
base::Actor const administrator {.person = base::PersonId {5}, .role = base::Role::administrator};

enum class Names { open, anonymous };

struct Line {
    char const* who;
    base::Actor actor;
    Standing standing;
    DecisionAction action;
    base::Audience audience;
    DecisionState state;
    Names names;
    bool allowed;
};

} // namespace

TEST_CASE("who may do what to a decision that Ana asked for")
{
    using enum base::Audience;
    using enum DecisionState;
    using enum DecisionAction;
    auto const named = Names::open;
    auto const none = Standing::none;
    auto const in = Standing::member;
    auto const host = Standing::host;
    Line const law[] {
        {"a stranger, reading one of a public circle", stranger, none, see, everyone, counted, named, true},
        {"a stranger, reading one of a members' circle", stranger, none, see, members, counted, named, false},
        {"a member of the network, reading one of a members' circle", bram, none, see, members, open, named, true},
        {"a member of the network, reading one of a private circle", bram, none, see, circles, open, named, false},
        {"a steward, reading one of a private circle", steward, none, see, circles, open, named, false},
        {"one inside, reading one of a private circle", bram, in, see, circles, open, named, true},
        {"one inside, asking", bram, in, ask, members, open, named, true},
        {"a member of the network, asking", bram, none, ask, everyone, open, named, false},
        {"whoever left, asking", bram, Standing::left, ask, everyone, open, named, false},
        {"a steward, asking where she is not", steward, none, ask, everyone, open, named, false},
        {"one inside, answering", bram, in, answer, members, open, named, true},
        {"a host, answering", bram, host, answer, members, open, named, true},
        {"one inside, answering what was counted", bram, in, answer, members, counted, named, false},
        {"one inside, answering what was withdrawn", bram, in, answer, members, withdrawn, named, false},
        {"a member of the network, answering", bram, none, answer, everyone, open, named, false},
        {"whoever asks to be let in, answering", bram, Standing::asks, answer, members, open, named, false},
        {"an administrator, answering where she is not", administrator, none, answer, everyone, open, named, false},
        {"one inside who is no member of the network any more", guest, in, answer, everyone, open, named, false},
        {"the author, changing the words", ana, in, change, members, open, named, true},
        {"a host, changing the author's words", bram, host, change, members, open, named, false},
        {"the author who has left the circle, changing the words", ana, Standing::left, change, members, open, named,
            false},
        {"the author, withdrawing", ana, in, withdraw, members, open, named, true},
        {"a host, withdrawing", bram, host, withdraw, members, open, named, true},
        {"one inside, withdrawing", bram, in, withdraw, members, open, named, false},
        {"a steward, withdrawing", steward, none, withdraw, members, open, named, false},
        {"one inside, seeing names while it is open", bram, in, see_names, members, open, named, false},
        {"one inside, seeing names when it is counted", bram, in, see_names, members, counted, named, true},
        {"a stranger, seeing names of a public circle", stranger, none, see_names, everyone, counted, named, false},
        {"a member of the network, seeing names", bram, none, see_names, members, counted, named, false},
        {"one inside, seeing names of an anonymous one", bram, in, see_names, members, counted, Names::anonymous,
            false},
        {"a host, seeing names of an anonymous one", bram, host, see_names, members, counted, Names::anonymous, false},
        {"an administrator inside, seeing names of an anonymous one", administrator, host, see_names, members, counted,
            Names::anonymous, false},
    };

    for (auto const& line : law) {
        INFO(line.who);
        Circle const circle {.id = {7}, .audience = line.audience};
        Decision const decision {
            .circle = {7}, .author = *ana.person, .anonymous = line.names == Names::anonymous, .state = line.state};
        CHECK(may(line.actor, line.action, circle, line.standing, decision).allowed == line.allowed);
    }
}
