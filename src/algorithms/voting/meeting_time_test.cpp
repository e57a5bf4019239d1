#include "algorithms/voting/meeting_time.h"

#include <doctest/doctest.h>

#include <stdexcept>

using algorithms::Behind;
using algorithms::Coming;
using algorithms::count_meeting_time;
using algorithms::MeetingBallot;
using algorithms::MeetingResult;
using algorithms::Option;

namespace {

using Ballots = std::vector<MeetingBallot>;
using Options = std::vector<Option>;
constexpr auto yes = Coming::yes;
constexpr auto maybe = Coming::if_need_be;
constexpr auto no = Coming::no;

std::vector<base::Time> const monday_tuesday_wednesday {{1000}, {2000}, {3000}};

Options slots_of(MeetingResult const& result)
{
    Options slots;
    for (auto const& place : result.order) slots.push_back(place.slot);
    return slots;
}

std::vector<Behind> reasons_of(MeetingResult const& result)
{
    std::vector<Behind> reasons;
    for (auto const& place : result.order) reasons.push_back(place.behind);
    return reasons;
}

} // namespace

TEST_CASE("the slot that most can come to is best, even if it suits fewer")
{
    Ballots const ballots {{yes, maybe, no}, {yes, maybe, no}, {no, maybe, yes}};

    auto const result = count_meeting_time(monday_tuesday_wednesday, ballots);

    CHECK(result.best == Option {1});
    CHECK(slots_of(result) == Options {1, 0, 2});
    CHECK(reasons_of(result) == std::vector {Behind::nothing, Behind::fewer_can_come, Behind::fewer_can_come});
    CHECK(result.order[0].if_need_be == 3);
    CHECK(result.order[1].no == 1);
    CHECK(result.as_good.empty());
}

TEST_CASE("among slots that equally many can come to, more yes is better")
{
    auto const result = count_meeting_time(monday_tuesday_wednesday, Ballots {{maybe, yes, no}, {yes, yes, no}});

    CHECK(slots_of(result) == Options {1, 0, 2});
    CHECK(result.order[1].behind == Behind::fewer_yes);
}

TEST_CASE("of slots that are equally good the earlier one is taken, and the others are named")
{
    std::vector<base::Time> const late_early_early {{3000}, {1000}, {1000}};

    auto const result = count_meeting_time(late_early_early, Ballots {{yes, yes, yes}});

    CHECK(result.best == Option {1});
    CHECK(reasons_of(result) == std::vector {Behind::nothing, Behind::listed_later, Behind::later});
    CHECK(result.as_good == Options {2, 0});
}

TEST_CASE("when nobody can come there is no best slot, but still an order")
{
    auto const result = count_meeting_time(monday_tuesday_wednesday, Ballots {{no, no, no}});

    CHECK_FALSE(result.best);
    CHECK(result.as_good.empty());
    CHECK(slots_of(result) == Options {0, 1, 2});
}

TEST_CASE("a meeting ballot without a mark for each slot is not counted")
{
    CHECK_THROWS_AS(count_meeting_time(monday_tuesday_wednesday, Ballots {{yes}}), std::invalid_argument);
}
