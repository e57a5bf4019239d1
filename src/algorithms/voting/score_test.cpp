#include "algorithms/voting/score.h"

#include <doctest/doctest.h>

#include <stdexcept>

using algorithms::compare_means;
using algorithms::count_scores;
using algorithms::Option;
using algorithms::OptionScores;
using algorithms::ScoreBallot;

namespace {

using Ballots = std::vector<ScoreBallot>;
using Options = std::vector<Option>;
constexpr auto silent = std::nullopt;

} // namespace

TEST_CASE("the highest sum of scores wins")
{
    auto const result = count_scores(3, Ballots {{5, 3, 0}, {1, 4, 0}, {2, 4, 5}});

    CHECK(result.options[0].sum == 8);
    CHECK(result.options[1].sum == 11);
    CHECK(result.options[2].sum == 5);
    CHECK(result.winners == Options {1});
    CHECK(result.options[2].spread == std::array<std::size_t, 6> {2, 0, 0, 0, 0, 1});
}

TEST_CASE("an option that few know cannot win by its mean, but the page can tell that it leads there")
{
    auto const result = count_scores(2, Ballots {{4, silent}, {4, silent}, {3, 5}, {silent, silent}});

    CHECK(result.winners == Options {0});
    CHECK(result.highest_means == Options {1});
    CHECK(result.options[1].scores == 1);
    CHECK(result.options[1].silent == 3);
    CHECK(result.empty == 1);
}

TEST_CASE("a score of 0 pulls the mean down and no score does not")
{
    auto const result = count_scores(2, Ballots {{4, 4}, {0, silent}});

    CHECK(compare_means(result.options[0], result.options[1]) < 0);
    CHECK(result.winners == Options {0, 1});
}

TEST_CASE("means are compared as fractions: a third is a third, however many gave it")
{
    OptionScores const one_third {.sum = 1, .scores = 3};
    OptionScores const many_thirds {.sum = 1667, .scores = 5001};
    OptionScores const a_little_less {.sum = 1666, .scores = 5000};
    OptionScores const unknown {};

    CHECK(compare_means(one_third, many_thirds) == 0);
    CHECK(compare_means(one_third, a_little_less) > 0);
    CHECK(compare_means(unknown, OptionScores {.sum = 0, .scores = 1}) < 0);
    CHECK(compare_means(unknown, unknown) == 0);
}

TEST_CASE("the median stands in the middle of the scores given, and may be a half")
{
    auto const of = [](Ballots const& ballots) { return count_scores(1, ballots).options[0].twice_the_median; };

    CHECK(of({{5}, {0}, {1}}) == 2);
    CHECK(of({{5}, {0}, {1}, {2}}) == 3);
    CHECK(of({{5}, {silent}}) == 10);
    CHECK(of({{0}, {0}, {0}, {5}}) == 0);
    CHECK(of({{silent}}) == std::nullopt);
}

TEST_CASE("when nobody gives a point nobody wins")
{
    CHECK(count_scores(2, Ballots {{0, 0}, {silent, 0}}).winners.empty());
    CHECK(count_scores(2, Ballots {}).highest_means.empty());
}

TEST_CASE("a score outside 0 to 5, or a place too few, is not counted")
{
    CHECK_THROWS_AS(count_scores(1, Ballots {{6}}), std::invalid_argument);
    CHECK_THROWS_AS(count_scores(1, Ballots {{-1}}), std::invalid_argument);
    CHECK_THROWS_AS(count_scores(2, Ballots {{1}}), std::invalid_argument);
}
