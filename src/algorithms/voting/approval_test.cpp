#include "algorithms/voting/approval.h"

#include "algorithms/voting/quorum.h"

#include <doctest/doctest.h>

#include <stdexcept>

using algorithms::ApprovalBallot;
using algorithms::count_approvals;
using algorithms::Option;

namespace {

using Ballots = std::vector<ApprovalBallot>;
using Options = std::vector<Option>;

} // namespace

TEST_CASE("whatever most voters approve of wins")
{
    Ballots const ballots {{0, 1}, {1}, {2, 1}, {0}};

    auto const result = count_approvals(3, ballots);

    CHECK(result.approvals == std::vector<std::size_t> {2, 3, 1});
    CHECK(result.winners == Options {1});
    CHECK(result.empty == 0);
}

TEST_CASE("options with equally many approvals all win")
{
    auto const result = count_approvals(4, Ballots {{3, 0}, {0, 3}, {2}});

    CHECK(result.winners == Options {0, 3});
}

TEST_CASE("a ballot that approves of nothing is cast, and when all are empty nobody wins")
{
    auto const result = count_approvals(2, Ballots {{}, {}});

    CHECK(result.ballots == 2);
    CHECK(result.empty == 2);
    CHECK(result.winners.empty());
    CHECK(algorithms::reached(result.ballots, 2));
}

TEST_CASE("an approval ballot that names an option twice, or one that is not there, is not counted")
{
    CHECK_THROWS_AS(count_approvals(2, Ballots {{0, 0}}), std::invalid_argument);
    CHECK_THROWS_AS(count_approvals(2, Ballots {{2}}), std::invalid_argument);
    CHECK(algorithms::names_each_once(ApprovalBallot {1, 0}, 2));
}

TEST_CASE("a quorum is met by exactly as many voters as it names, and never by nobody")
{
    CHECK(algorithms::reached(5, 5));
    CHECK_FALSE(algorithms::reached(4, 5));
    CHECK(algorithms::reached(1, 0));
    CHECK_FALSE(algorithms::reached(0, 0));
}
