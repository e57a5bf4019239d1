#include "algorithms/voting/ranked_choice.h"

#include <doctest/doctest.h>

#include <stdexcept>

using algorithms::count_rankings;
using algorithms::Option;
using algorithms::RankedBallot;
using algorithms::RankedOutcome;
using algorithms::TieRule;
using algorithms::TieStep;

namespace {

using Options = std::vector<Option>;
using Votes = std::vector<std::size_t>;

/// So many voters with the same ballot.
struct Alike {
    std::size_t voters;
    RankedBallot ballot;
};

std::vector<RankedBallot> ballots_of(std::vector<Alike> const& groups)
{
    std::vector<RankedBallot> ballots;
    for (auto const& group : groups) ballots.insert(ballots.end(), group.voters, group.ballot);
    return ballots;
}

} // namespace

TEST_CASE("Tennessee's capital: Nashville is preferred to each other city, though the run-off alone names Knoxville")
{
    enum : Option { memphis, nashville, chattanooga, knoxville };
    auto const ballots = ballots_of(
        {{42, {memphis, nashville, chattanooga, knoxville}}, {26, {nashville, chattanooga, knoxville, memphis}},
            {15, {chattanooga, knoxville, nashville, memphis}}, {17, {knoxville, chattanooga, nashville, memphis}}});

    auto const result = count_rankings(4, ballots, Options {0, 1, 2, 3});

    CHECK(result.outcome == RankedOutcome::condorcet);
    CHECK(result.winners == Options {nashville});
    CHECK(result.pairwise.preferring(nashville, memphis) == 58);
    CHECK(result.pairwise.preferring(nashville, chattanooga) == 68);
    CHECK(result.pairwise.preferring(knoxville, nashville) == 32);
    REQUIRE(result.runoff.rounds.size() == 3);
    CHECK(result.runoff.rounds[0].votes == Votes {42, 26, 15, 17});
    CHECK(result.runoff.rounds[0].eliminated == Options {chattanooga});
    CHECK(result.runoff.rounds[1].votes == Votes {42, 26, 0, 32});
    CHECK(result.runoff.rounds[1].eliminated == Options {nashville});
    CHECK(result.runoff.rounds[2].votes == Votes {42, 0, 0, 58});
    CHECK(result.runoff.winners == Options {knoxville});
}

TEST_CASE("Burlington 2009: Montroll is preferred to each of the two others, though the run-off names Kiss")
{
    // The ballots reduced to the three candidates of the last rounds, as Gierzynski, Hamilton and Smith give them (2009). The official
    // last round, 4313 to 4061, treats a few irregular ballots otherwise than they do.
    enum : Option { kiss, montroll, wright };
    auto const ballots = ballots_of({{1332, {montroll, kiss, wright}}, {767, {montroll, wright, kiss}},
        {455, {montroll}}, {2043, {kiss, montroll, wright}}, {371, {kiss, wright, montroll}}, {568, {kiss}},
        {1513, {wright, montroll, kiss}}, {495, {wright, kiss, montroll}}, {1289, {wright}}});

    auto const result = count_rankings(3, ballots, Options {0, 1, 2});

    CHECK(result.condorcet == Option {montroll});
    CHECK(result.pairwise.preferring(montroll, kiss) == 4067);
    CHECK(result.pairwise.preferring(kiss, montroll) == 3477);
    CHECK(result.pairwise.preferring(montroll, wright) == 4597);
    CHECK(result.pairwise.preferring(wright, montroll) == 3668);
    CHECK(result.runoff.winners == Options {kiss});
    REQUIRE(result.runoff.rounds.size() == 2);
    CHECK(result.runoff.rounds[0].eliminated == Options {montroll});
    CHECK(result.runoff.rounds[1].votes == Votes {4314, 0, 4064});
    CHECK(result.runoff.rounds[1].exhausted == 455);
}

TEST_CASE("Condorcet's paradox: when every option loses to another one, the run-off decides")
{
    // Condorcet's sixty voters, 1785.
    enum : Option { a, b, c };
    auto const ballots
        = ballots_of({{23, {a, b, c}}, {17, {b, c, a}}, {2, {b, a, c}}, {10, {c, a, b}}, {8, {c, b, a}}});

    auto const result = count_rankings(3, ballots, Options {0, 1, 2});

    CHECK_FALSE(result.condorcet);
    CHECK(result.pairwise.preferring(a, b) == 33);
    CHECK(result.pairwise.preferring(b, c) == 42);
    CHECK(result.pairwise.preferring(c, a) == 35);
    CHECK(result.outcome == RankedOutcome::runoff);
    CHECK(result.runoff.rounds[0].votes == Votes {23, 19, 18});
    CHECK(result.runoff.rounds[1].votes == Votes {33, 27, 0});
    CHECK(result.winners == Options {a});
}

TEST_CASE("a perfect circle of three voters is a tie of all three, for no lot may choose among them")
{
    auto const ballots = ballots_of({{1, {0, 1, 2}}, {1, {1, 2, 0}}, {1, {2, 0, 1}}});

    auto const result = count_rankings(3, ballots, Options {0, 1, 2});

    CHECK(result.outcome == RankedOutcome::tied);
    CHECK(result.winners == Options {0, 1, 2});
    CHECK(result.runoff.rounds.size() == 1);
    CHECK(result.runoff.rounds[0].tied == Options {0, 1, 2});
    CHECK_FALSE(result.runoff.used_lot());
}

TEST_CASE("two options left with equally many votes are a tie of both")
{
    auto const result = count_rankings(3, ballots_of({{3, {0}}, {2, {1}}, {1, {2, 1}}}), Options {0, 1, 2});

    CHECK(result.outcome == RankedOutcome::tied);
    CHECK(result.winners == Options {0, 1});
    CHECK(result.runoff.rounds.size() == 2);
    CHECK(result.runoff.rounds.back().tied == Options {0, 1});
}

TEST_CASE("of two that tie for going out, the one with fewer votes in the latest earlier round goes")
{
    // Art is ahead of book in the first round, behind in the second and level in the third: the second decides.
    enum : Option { art, book, chess, dance, film };
    auto const ballots
        = ballots_of({{12, {chess}}, {4, {art}}, {3, {book}}, {2, {dance, book}}, {2, {film, art}}, {1, {film, book}}});

    auto const result = count_rankings(5, ballots, Options {0, 1, 2, 3, 4});

    auto const& rounds = result.runoff.rounds;
    REQUIRE(rounds.size() == 4);
    CHECK(rounds[1].votes == Votes {4, 5, 12, 0, 3});
    CHECK(rounds[2].votes == Votes {6, 6, 12, 0, 0});
    CHECK(rounds[2].tied == Options {art, book});
    CHECK(rounds[2].tie_steps == std::vector {TieStep {TieRule::earlier_round, 1, {art}}});
    CHECK(rounds[2].eliminated == Options {art});
    CHECK_FALSE(result.runoff.used_lot());
}

TEST_CASE("of two that never differed, the one that the draw names last goes out")
{
    auto const result = count_rankings(3, ballots_of({{3, {0}}, {2, {1}}, {2, {2}}}), Options {2, 0, 1});

    CHECK(result.runoff.rounds[0].tied == Options {1, 2});
    CHECK(result.runoff.rounds[0].tie_steps == std::vector {TieStep {TieRule::lot, 0, {1}}});
    CHECK(result.runoff.rounds[0].eliminated == Options {1});
    CHECK(result.runoff.used_lot());
}

TEST_CASE("a tie of three may need an earlier round and then the lot, and both are told")
{
    // Dance's ballots level art with book and chess, which were level before; the draw names chess last of the two still tied.
    enum : Option { art, book, chess, dance, film };
    auto const ballots = ballots_of(
        {{9, {film}}, {4, {art}}, {3, {book}}, {3, {chess}}, {1, {dance, book, chess}}, {1, {dance, chess, book}}});
    Options const draw {film, chess, dance, book, art};

    auto const result = count_rankings(5, ballots, draw);

    auto const& rounds = result.runoff.rounds;
    REQUIRE(rounds.size() >= 2);
    CHECK(rounds[1].votes == Votes {4, 4, 4, 0, 9});
    CHECK(rounds[1].tied == Options {art, book, chess});
    CHECK(rounds[1].tie_steps
        == std::vector {TieStep {TieRule::earlier_round, 0, {book, chess}}, TieStep {TieRule::lot, 1, {book}}});
    CHECK(rounds[1].eliminated == Options {book});
    CHECK(result.runoff.used_lot());
}

TEST_CASE("options that nobody puts first go out together, and a draw is not needed for them")
{
    auto const result = count_rankings(5, ballots_of({{2, {0, 3}}, {2, {1, 4}}, {1, {2, 0}}}), Options {0, 1, 2, 3, 4});

    CHECK(result.runoff.rounds[0].eliminated == Options {3, 4});
    CHECK(result.runoff.rounds[0].tied.empty());
    CHECK(result.runoff.winners == Options {0});
    CHECK_FALSE(result.runoff.used_lot());
}

TEST_CASE("more than half is asked of the ballots that still count, not of all that were cast")
{
    auto const result = count_rankings(3, ballots_of({{4, {0}}, {3, {1}}, {2, {2}}, {1, {}}}), Options {0, 1, 2});

    REQUIRE(result.runoff.rounds.size() == 2);
    CHECK(result.runoff.rounds[0].exhausted == 1);
    CHECK(result.runoff.rounds[1].exhausted == 3);
    CHECK(result.runoff.rounds[1].counted() == 7);
    CHECK(result.runoff.winners == Options {0});
    CHECK(result.empty == 1);
}

TEST_CASE("empty ballots choose nobody")
{
    auto const result = count_rankings(3, ballots_of({{4, {}}}), Options {0, 1, 2});

    CHECK(result.outcome == RankedOutcome::nobody);
    CHECK(result.winners.empty());
    CHECK(result.runoff.rounds.size() == 1);
    CHECK(count_rankings(2, {}, Options {1, 0}).outcome == RankedOutcome::nobody);
}

TEST_CASE("what is no ranking, no draw or no choice is not counted")
{
    Options const draw {0, 1};

    CHECK_THROWS_AS(count_rankings(2, ballots_of({{1, {0, 0}}}), draw), std::invalid_argument);
    CHECK_THROWS_AS(count_rankings(2, ballots_of({{1, {2}}}), draw), std::invalid_argument);
    CHECK_THROWS_AS(count_rankings(2, {}, Options {0}), std::invalid_argument);
    CHECK_THROWS_AS(count_rankings(2, {}, Options {1, 1}), std::invalid_argument);
    CHECK_THROWS_AS(count_rankings(1, {}, Options {0}), std::invalid_argument);
}
