#include "areas/needs/may.h"

#include <doctest/doctest.h>

using namespace needs;

namespace {

base::PersonId const ana_id {1};
base::Actor const ana {.person = ana_id, .role = base::Role::member};
base::Actor const bram {.person = base::PersonId {2}, .role = base::Role::member};
base::Actor const carla {};
base::Actor const dina {.person = base::PersonId {4}, .role = base::Role::steward};
base::Actor const guest {.person = base::PersonId {6}, .role = base::Role::guest};

Need need(State state, base::Audience audience)
{
    return {.id = {7}, .author = ana_id, .audience = audience, .state = state};
}

struct Line {
    char const* who;
    base::Actor actor;
    Action action;
    State state;
    base::Audience audience;
    bool allowed;
};

} // namespace

TEST_CASE("who may do what to a need")
{
    using enum base::Audience;
    Line const law[] {
        {"the author, reading her draft", ana, Action::view, State::draft, members, true},
        {"a colleague, reading a draft", bram, Action::view, State::draft, everyone, false},
        {"a steward, reading a draft", dina, Action::view, State::draft, everyone, false},
        {"a colleague, when open to members", bram, Action::view, State::open, members, true},
        {"a guest, when open to members", guest, Action::view, State::open, members, false},
        {"a stranger, when open to members", carla, Action::view, State::open, members, false},
        {"a stranger, when open to everyone", carla, Action::view, State::open, everyone, true},
        {"a stranger, when closed, open to everyone", carla, Action::view, State::closed, everyone, true},
        {"a stranger, following a merged one", carla, Action::view, State::merged, everyone, true},
        {"the author, editing", ana, Action::edit, State::open, members, true},
        {"a steward, editing", dina, Action::edit, State::open, members, false},
        {"a colleague, opening somebody's draft", bram, Action::open, State::draft, members, false},
        {"the author, closing", ana, Action::close, State::open, members, true},
        {"a steward, closing", dina, Action::close, State::open, members, true},
        {"a colleague, closing", bram, Action::close, State::open, members, false},
        {"a colleague, saying me too", bram, Action::say_me_too, State::open, members, true},
        {"the author, saying me too", ana, Action::say_me_too, State::open, members, false},
        {"a guest, saying me too to a public need", guest, Action::say_me_too, State::open, everyone, true},
        {"a guest, saying me too to a members' need", guest, Action::say_me_too, State::open, members, false},
        {"a stranger, saying me too without a name", carla, Action::say_me_too, State::open, everyone, false},
        {"a colleague, answering", bram, Action::answer, State::open, members, true},
        {"a guest, answering", guest, Action::answer, State::open, everyone, false},
        {"the author, reading what a steward hid", ana, Action::view, State::hidden, everyone, true},
        {"a steward, reading what a steward hid", dina, Action::view, State::hidden, everyone, true},
        {"a colleague, reading what a steward hid", bram, Action::view, State::hidden, everyone, false},
        {"a stranger, reading what a steward hid", carla, Action::view, State::hidden, everyone, false},
        {"a colleague, saying me too to what is hidden", bram, Action::say_me_too, State::hidden, everyone, false},
        {"the author, mending what a steward hid", ana, Action::edit, State::hidden, everyone, true},
        {"the author, reading what she took away", ana, Action::view, State::taken_away, everyone, true},
        {"a steward, reading what its author took away", dina, Action::view, State::taken_away, everyone, false},
        {"a colleague, reading what its author took away", bram, Action::view, State::taken_away, everyone, false},
        {"a steward, hiding", dina, Action::hide, State::open, everyone, true},
        {"a steward, hiding what its author took away", dina, Action::hide, State::taken_away, everyone, true},
        {"a steward, hiding a draft", dina, Action::hide, State::draft, everyone, false},
        {"the author, hiding", ana, Action::hide, State::open, everyone, false},
        {"a colleague, hiding", bram, Action::hide, State::open, everyone, false},
        {"the author, taking away", ana, Action::take_away, State::open, everyone, true},
        {"a steward, taking away", dina, Action::take_away, State::open, everyone, false},
        {"the author, showing what she took away", ana, Action::show, State::taken_away, everyone, true},
        {"the author, showing what a steward hid", ana, Action::show, State::hidden, everyone, false},
        {"a steward, showing what a steward hid", dina, Action::show, State::hidden, everyone, true},
        {"a colleague, showing", bram, Action::show, State::hidden, everyone, false},
        {"a member, raising", bram, Action::raise, State::draft, members, true},
        {"a stranger, raising", carla, Action::raise, State::draft, members, false},
    };

    for (auto const& line : law) {
        INFO(line.who);
        CHECK(may(line.actor, line.action, need(line.state, line.audience)).allowed == line.allowed);
    }
}

TEST_CASE("an answer is hidden by who wrote it, or by a steward")
{
    Reply const reply {.author = ana_id};

    CHECK(may(ana, ReplyAction::hide, reply).allowed);
    CHECK(may(dina, ReplyAction::hide, reply).allowed);
    CHECK_FALSE(may(bram, ReplyAction::hide, reply).allowed);
    CHECK_FALSE(may(carla, ReplyAction::hide, reply).allowed);
}
