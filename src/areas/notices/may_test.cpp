#include "areas/notices/may.h"

#include <doctest/doctest.h>

using namespace notices;

TEST_CASE("who may read somebody's notices and letters, and say when they come")
{
    base::PersonId const ana_id {1};
    struct Line {
        char const* who;
        base::Actor actor;
        bool allowed;
    };
    Line const law[] {
        {"herself", {.person = ana_id, .role = base::Role::member}, true},
        {"herself, as a guest", {.person = ana_id, .role = base::Role::guest}, true},
        {"a colleague", {.person = base::PersonId {2}, .role = base::Role::member}, false},
        {"a stranger", {}, false},
        {"a steward", {.person = base::PersonId {4}, .role = base::Role::steward}, false},
        {"an administrator", {.person = base::PersonId {5}, .role = base::Role::administrator}, false},
    };

    for (auto const& line : law) {
        INFO(line.who);
        for (auto const action : {Action::read_notice, Action::read_letter, Action::choose_letters})
            CHECK(may(line.actor, action, ana_id).allowed == line.allowed);
    }
}
