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

TEST_CASE("who is no member sees somebody who shows something to anyone, and nobody else")
{
    auto shown = person(State::active);
    shown.help = "Reading aloud";
    shown.audiences[static_cast<std::size_t>(Part::help)] = base::Audience::everyone;
    auto empty = shown;
    empty.help = "";
    auto suspended = shown;
    suspended.state = State::suspended;
    base::Actor const guest {.person = base::PersonId {6}, .role = base::Role::guest};

    CHECK(may(carla, Action::view, shown).allowed);
    CHECK(may(guest, Action::view, shown).allowed);
    CHECK_FALSE(may(carla, Action::view, empty).allowed);
    CHECK_FALSE(may(carla, Action::view, suspended).allowed);
    CHECK_FALSE(may(carla, Action::view, person(State::active)).allowed);
}

TEST_CASE("each part of a profile is shown to its own audience")
{
    using enum base::Audience;
    struct Shown {
        char const* who;
        base::Actor actor;
        Together together;
        base::Audience audience;
        bool sees;
    };
    constexpr auto apart = Together::no;
    constexpr auto beside = Together::in_a_circle;
    Shown const table[] {
        {"a stranger, for anyone", carla, apart, everyone, true},
        {"a stranger, for members", carla, apart, members, false},
        {"a stranger, for my circles", carla, apart, circles, false},
        {"a stranger, for me", carla, apart, only_me, false},
        {"a member, for anyone", bram, apart, everyone, true},
        {"a member, for members", bram, apart, members, true},
        {"a member, for my circles", bram, apart, circles, false},
        {"a member, for me", bram, apart, only_me, false},
        {"a member of a circle of hers, for anyone", bram, beside, everyone, true},
        {"a member of a circle of hers, for members", bram, beside, members, true},
        {"a member of a circle of hers, for my circles", bram, beside, circles, true},
        {"a member of a circle of hers, for me", bram, beside, only_me, false},
        {"herself, for anyone", ana, apart, everyone, true},
        {"herself, for members", ana, apart, members, true},
        {"herself, for my circles", ana, apart, circles, true},
        {"herself, for me", ana, apart, only_me, true},
        {"a steward, for anyone", dina, apart, everyone, true},
        {"a steward, for members", dina, apart, members, true},
        {"a steward, for my circles", dina, apart, circles, false},
        {"a steward, for me", dina, apart, only_me, false},
        {"a steward in a circle of hers, for my circles", dina, beside, circles, true},
    };

    for (auto const& line : table) {
        INFO(line.who);
        auto somebody = person(State::active);
        somebody.help = "Reading aloud";
        somebody.subjects = {"science"};
        somebody.audiences.fill(everyone); // her page is there for everybody
        somebody.audiences[static_cast<std::size_t>(Part::help)] = line.audience;
        CHECK(may_see(line.actor, Part::help, somebody, line.together) == line.sees);
    }
}
