#include "areas/circles/circle.h"

#include <doctest/doctest.h>

using namespace circles;

namespace {

base::Time const now {1000};

Circle circle(Joining joining)
{
    return {.id = {7}, .joining = joining};
}

Membership standing(Standing standing)
{
    return {.circle = {7}, .person = {2}, .standing = standing};
}

} // namespace

TEST_CASE("one comes in at once, asks, or waits for an invitation, as the doors are")
{
    CHECK(come_in(circle(Joining::open), standing(Standing::none), now)->standing == Standing::member);
    CHECK(come_in(circle(Joining::request), standing(Standing::none), now)->standing == Standing::asks);
    CHECK(come_in(circle(Joining::invitation), standing(Standing::none), now).refusal().code == "circle_by_invitation");
    CHECK(come_in(circle(Joining::invitation), standing(Standing::invited), now)->standing == Standing::member);
    CHECK(come_in(circle(Joining::request), standing(Standing::invited), now)->standing == Standing::member);
    CHECK(come_in(circle(Joining::open), standing(Standing::left), now)->standing == Standing::member);
    CHECK(come_in(circle(Joining::open), standing(Standing::out), now).refusal().code == "circle_by_invitation");
    CHECK(come_in(circle(Joining::open), standing(Standing::host), now).refusal().code == "circle_member_already");
}

TEST_CASE("the last host stays while there are others, and whoever only asked was never here")
{
    CHECK(gone(standing(Standing::host), Standing::left, 1, 4, now).refusal().code == "circle_last_host");
    CHECK(gone(standing(Standing::host), Standing::left, 2, 4, now)->standing == Standing::left);
    CHECK(gone(standing(Standing::host), Standing::left, 1, 1, now)->standing == Standing::left);
    CHECK(gone(standing(Standing::member), Standing::out, 1, 4, now)->standing == Standing::out);
    CHECK(gone(standing(Standing::asks), Standing::left, 1, 4, now)->standing == Standing::none);
    CHECK(gone(standing(Standing::invited), Standing::left, 1, 4, now)->standing == Standing::none);
}

TEST_CASE("a path is made from the name, and never the form's own")
{
    CHECK(slug_for("Quiet Starts", {7}, false) == "quiet-starts");
    CHECK(slug_for("Quiet Starts", {7}, true) == "quiet-starts-7");
    CHECK(slug_for("New", {7}, false) == "new-7");
}
