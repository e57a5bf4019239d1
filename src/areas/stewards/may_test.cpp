#include "areas/stewards/may.h"

#include <doctest/doctest.h>

using namespace stewards;

TEST_CASE("who may do what in the stewards' room")
{
    base::Actor const ana {.person = base::PersonId {1}, .role = base::Role::member};
    base::Actor const carla {};
    base::Actor const dina {.person = base::PersonId {4}, .role = base::Role::steward};
    base::Actor const emre {.person = base::PersonId {5}, .role = base::Role::administrator};
    struct {
        char const* who;
        base::Actor actor;
        Action action;
        bool allowed;
    } const law[] {
        {"a member, reading the brief", ana, Action::read_brief, false},
        {"a stranger, reading the brief", carla, Action::read_brief, false},
        {"a steward, reading the brief", dina, Action::read_brief, true},
        {"a member, reading the list of members", ana, Action::read_members, false},
        {"a steward, reading the list of members", dina, Action::read_members, true},
        {"a steward, reading the settings", dina, Action::read_settings, true},
        {"a steward, changing the settings", dina, Action::change_settings, false},
        {"an administrator, changing the settings", emre, Action::change_settings, true},
    };

    for (auto const& line : law) {
        INFO(line.who);
        CHECK(may(line.actor, line.action).allowed == line.allowed);
    }
    CHECK(may_set_up(carla, Link::proven).allowed);
    CHECK_FALSE(may_set_up(carla, Link::none).allowed);
    CHECK_FALSE(may_set_up(dina, Link::none).allowed);
    CHECK(may_set_up(emre, Link::none).allowed);
}
