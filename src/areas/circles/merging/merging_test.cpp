#include "areas/circles/merging/merging.h"

#include "areas/circles/merging/may.h"
#include "areas/circles/merging/merging_page.h"
#include "areas/circles/merging/propose.h"

#include <doctest/doctest.h>

using namespace circles;

namespace {

constexpr base::PersonId ana {1};
constexpr base::Time monday {1'000'000'000};

Merging proposal()
{
    return {.id = {7}, .circle = {1}, .other = {2}, .into = {1}, .proposed_by = ana, .proposed_at = monday};
}

Circle circle(std::int64_t id, base::Audience audience, Joining joining = Joining::open)
{
    return {.id = {id}, .slug = "c" + std::to_string(id), .audience = audience, .joining = joining};
}

Membership is(Standing standing, Duty duty = Duty::none, std::int64_t since = 10, bool less = false)
{
    return {.circle = {1}, .person = ana, .standing = standing, .duty = duty, .since = {since}, .less = less};
}

} // namespace

TEST_CASE("a proposal to make one of two circles waits for thirty days and is decided once")
{
    auto const open = proposal();
    auto const last = monday + merging_answer_time;

    auto const yes = agreed(open, {2}, "Gladly", last);

    REQUIRE(yes);
    CHECK(yes->is_going_on());
    CHECK(yes->stage == Stage::voters);
    CHECK(declined(*yes, {2}, "", last).refusal().code == "merging_decided");
    CHECK(taken_back(*yes, last).refusal().code == "merging_decided");
    CHECK(agreed(open, {2}, "", last + base::Milliseconds {1}).refusal().code == "merging_over");
    CHECK(agreed(*taken_back(open, monday), {2}, "", monday).refusal().code == "merging_over");
    CHECK(agreed(*declined(open, {2}, "", monday), {2}, "", monday).refusal().code == "merging_decided");
}

TEST_CASE("what was said behind closed doors becomes part of nothing that others read")
{
    using enum base::Audience;
    struct Line {
        char const* name;
        base::Audience one;
        base::Audience other;
        bool can;
    };
    static constexpr Line lines[] {
        {"two that anyone may read", everyone, everyone, true},
        {"one that anyone may read, one for members", everyone, members, true},
        {"two for members", members, members, true},
        {"two private ones", circles, circles, true},
        {"a private one and one for members", circles, members, false},
        {"one that anyone may read and a private one", everyone, circles, false},
    };

    for (auto const& line : lines) {
        INFO(line.name);
        CHECK(static_cast<bool>(can_be_one(circle(1, line.one), circle(2, line.other))) == line.can);
        CHECK(static_cast<bool>(can_be_one(circle(2, line.other), circle(1, line.one))) == line.can);
    }
    auto ended = circle(2, members);
    ended.state = State::closed;
    CHECK(can_be_one(circle(1, members), ended).refusal().code == "circle_has_ended");
    auto on_its_way = circle(2, members);
    on_its_way.merged_into = CircleId {9};
    CHECK(can_be_one(on_its_way, circle(1, members)).refusal().code == "circle_is_merging");
}

TEST_CASE("the one circle is never more open than the more closed of the two, from the first moment on")
{
    using enum base::Audience;
    auto merging = proposal();
    merging.name = "Both";

    auto const one = made_one(circle(1, everyone, Joining::open), circle(2, members, Joining::request), merging);
    auto const gone = on_the_way(circle(2, everyone, Joining::open), circle(1, members, Joining::invitation));

    CHECK(one.name == "Both");
    CHECK(one.audience == members);
    CHECK(one.joining == Joining::request);
    CHECK(gone.audience == members);
    CHECK(gone.joining == Joining::invitation);
    CHECK(gone.merged_into == CircleId {1});
    CHECK_FALSE(gone.takes_words());
    CHECK(is_active(gone).refusal().code == "circle_is_merging");
}

TEST_CASE("who was something to both circles is one person in the one")
{
    using enum Standing;
    struct Line {
        char const* name;
        Standing stays;
        Standing goes;
        Standing one;
    };
    static constexpr Line lines[] {
        {"a host of the one that goes", none, host, host},
        {"a host of both", host, host, host},
        {"a member here, a host there", member, host, host},
        {"a host here, a member there", host, member, host},
        {"a member of the one that goes", none, member, member},
        {"who left here and is a member there", left, member, member},
        {"invited here, a member there", invited, member, member},
        {"a member here, invited there", member, invited, member},
        {"asks here, was invited there", asks, invited, invited},
        {"asks there", none, asks, asks},
        {"taken out here, a member there", out, member, out},
        {"a member here, taken out there", member, out, out},
        {"taken out there alone", none, out, out},
        {"taken out here, a host there", out, host, out},
        {"a host here whom the other one took out", host, out, host},
        {"left both", left, left, left},
    };

    for (auto const& line : lines) {
        INFO(line.name);
        CHECK(merged(is(line.stays), is(line.goes)).standing == line.one);
    }
}

TEST_CASE("she keeps her duty, how long she is here, and that she wants less of it")
{
    auto const both = merged(is(Standing::member, Duty::none, 20), is(Standing::member, Duty::notes, 10, true));
    auto const own = merged(is(Standing::member, Duty::time, 5), is(Standing::host, Duty::notes, 10));
    auto const out = merged(is(Standing::out), is(Standing::member, Duty::notes));

    CHECK(both.duty == Duty::notes);
    CHECK(both.since == base::Time {10});
    CHECK(both.less);
    CHECK(own.duty == Duty::time);
    CHECK(own.standing == Standing::host);
    CHECK(own.since == base::Time {5});
    CHECK(out.duty == Duty::none);
}

TEST_CASE("hosts alone know of a proposal; those of one side propose, those of the other decide")
{
    using enum MergingAction;
    using enum Standing;
    struct Line {
        char const* name;
        base::Role role;
        Standing proposing;
        Standing asked;
        bool may_see;
        bool may_decide;
        bool may_take_back;
    };
    static constexpr Line lines[] {
        {"a host of the circle that proposes", base::Role::member, host, none, true, false, true},
        {"a host of the circle that is asked", base::Role::member, none, host, true, true, false},
        {"a host of both", base::Role::member, host, host, true, true, true},
        {"a member of both", base::Role::member, member, member, false, false, false},
        {"a steward who is in neither", base::Role::steward, none, none, false, false, false},
        {"an administrator who is a member", base::Role::administrator, member, none, false, false, false},
        {"a guest", base::Role::guest, none, none, false, false, false},
    };

    for (auto const& line : lines) {
        INFO(line.name);
        base::Actor const actor {.person = ana, .role = line.role};
        CHECK(may(actor, see, line.proposing, line.asked).allowed == line.may_see);
        CHECK(may(actor, decide, line.proposing, line.asked).allowed == line.may_decide);
        CHECK(may(actor, take_back, line.proposing, line.asked).allowed == line.may_take_back);
    }
}

TEST_CASE("a circle is named by its address, whatever stands behind it, or by its last part")
{
    CHECK(circle_named_in("https://ornek.org/circles/quiet-starts/talk/1r2k?said=x") == "quiet-starts");
    CHECK(circle_named_in("/circles/quiet-starts") == "quiet-starts");
    CHECK(circle_named_in("quiet-starts#top") == "quiet-starts");
    CHECK(circle_named_in("") == "");
}

TEST_CASE("the one circle begins with the promises of both, none of them twice")
{
    auto here = circle(1, base::Audience::members);
    auto there = circle(2, base::Audience::members);
    here.promises = "No names\nPaper first";
    there.promises = "Paper first\nWe end at eight";

    auto const fields = fields_for_both(here, there);

    CHECK(fields.sent("promises") == "No names\nPaper first\nWe end at eight");
    CHECK(fields.sent("other") == "c2");
}
