#include "areas/people/may.h"

#include <doctest/doctest.h>

using namespace people;

namespace {

base::PersonId const ana_id {1};
base::Actor const ana {.person = ana_id, .role = base::Role::member};
base::Actor const bram {.person = base::PersonId {2}, .role = base::Role::member};
base::Actor const carla {};
base::Actor const dina {.person = base::PersonId {4}, .role = base::Role::steward};
base::Actor const emre {.person = base::PersonId {5}, .role = base::Role::administrator};

Person person(State state, base::Role role = base::Role::member)
{
    return {.id = ana_id, .name = "Ana", .role = role, .state = state};
}

struct Line {
    char const* who;
    base::Actor actor;
    Action action;
    Person person;
    bool allowed;
};

} // namespace

TEST_CASE("who may do what to a person")
{
    auto const active = person(State::active);
    auto const suspended = person(State::suspended);
    auto const steward = person(State::active, base::Role::steward);
    Line const law[] {
        {"oneself, looking", ana, Action::view, active, true},
        {"a colleague, looking", bram, Action::view, active, true},
        {"a stranger, looking", carla, Action::view, active, false},
        {"a colleague, looking at somebody suspended", bram, Action::view, suspended, false},
        {"a steward, looking at somebody suspended", dina, Action::view, suspended, true},
        {"a colleague, looking at a guest", bram, Action::view, person(State::active, base::Role::guest), false},
        {"a steward, looking at somebody erased", dina, Action::view, person(State::erased), false},
        {"oneself, editing", ana, Action::edit, active, true},
        {"a steward, editing somebody", dina, Action::edit, active, false},
        {"an administrator, editing somebody", emre, Action::edit, active, false},
        {"a steward, giving a role", dina, Action::give_role, active, false},
        {"an administrator, giving a role", emre, Action::give_role, active, true},
        {"a colleague, suspending", bram, Action::suspend, active, false},
        {"a steward, suspending a member", dina, Action::suspend, active, true},
        {"a steward, suspending a steward", dina, Action::suspend, steward, false},
        {"an administrator, suspending a steward", emre, Action::suspend, steward, true},
        {"oneself, suspending", ana, Action::suspend, active, false},
        {"a steward, reading the address", dina, Action::see_address, active, false},
        {"an administrator, reading the address", emre, Action::see_address, active, true},
        {"a colleague, blocking", bram, Action::block, active, true},
        {"oneself, blocking", ana, Action::block, active, false},
        {"a stranger, blocking", carla, Action::block, active, false},
        {"oneself, erasing", ana, Action::erase, active, true},
        {"a steward, erasing somebody", dina, Action::erase, active, false},
    };

    for (auto const& line : law) {
        INFO(line.who);
        CHECK(may(line.actor, line.action, line.person).allowed == line.allowed);
    }
}

TEST_CASE("each part of a profile is shown to its own audience")
{
    auto somebody = person(State::active);
    somebody.audiences.fill(base::Audience::only_me);
    somebody.audiences[static_cast<std::size_t>(Part::subjects)] = base::Audience::members;
    somebody.audiences[static_cast<std::size_t>(Part::help)] = base::Audience::everyone;

    CHECK(may_see(bram, Part::subjects, somebody));
    CHECK(may_see(bram, Part::help, somebody));
    CHECK_FALSE(may_see(bram, Part::place, somebody));
    CHECK_FALSE(may_see(dina, Part::place, somebody));
    CHECK(may_see(ana, Part::place, somebody));
    CHECK_FALSE(may_see(carla, Part::help, somebody)); // a stranger sees no profile at all
}
