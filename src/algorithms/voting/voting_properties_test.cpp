#include "algorithms/voting/ranked_choice.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <numeric>
#include <random>

using algorithms::count_rankings;
using algorithms::Option;
using algorithms::RankedBallot;
using algorithms::RankedOutcome;
using algorithms::RankedResult;

namespace {

using Options = std::vector<Option>;
using Ballots = std::vector<RankedBallot>;
using Chance = std::mt19937;

std::size_t below(Chance& chance, std::size_t bound)
{
    return chance() % bound;
}

Options shuffled(std::size_t options, Chance& chance)
{
    Options order(options);
    std::iota(order.begin(), order.end(), Option {0});
    std::ranges::shuffle(order, chance);
    return order;
}

/// A ranked vote as it may happen in a circle: few voters and many ties, ballots cut off anywhere.
struct Vote {
    std::size_t options;
    Ballots ballots;
    Options draw;

    RankedResult counted() const { return count_rankings(options, ballots, draw); }
};

Vote random_vote(Chance& chance, std::size_t voters, std::size_t options)
{
    Vote vote {options, {}, shuffled(options, chance)};
    for (std::size_t i = 0; i < voters; ++i) {
        auto ballot = shuffled(options, chance);
        if (below(chance, 2) == 0) ballot.resize(below(chance, options + 1));
        vote.ballots.push_back(ballot);
    }
    return vote;
}

Vote small_random_vote(Chance& chance)
{
    auto const options = 2 + below(chance, 6);
    return random_vote(chance, below(chance, 14), options);
}

Options renamed(Options options, Options const& names)
{
    for (auto& option : options) option = names[option];
    return options;
}

Vote renamed(Vote vote, Options const& names)
{
    for (auto& ballot : vote.ballots) ballot = renamed(ballot, names);
    vote.draw = renamed(vote.draw, names);
    return vote;
}

Options sorted(Options options)
{
    std::ranges::sort(options);
    return options;
}

bool puts_above(RankedBallot const& ballot, Option one, Option other)
{
    auto const place = [&](Option option) { return std::ranges::find(ballot, option) - ballot.begin(); };
    return place(one) < place(other);
}

constexpr int rounds_of_chance = 400;

} // namespace

TEST_CASE("the order in which voters vote changes nothing")
{
    Chance chance {11};
    for (int i = 0; i < rounds_of_chance; ++i) {
        auto vote = small_random_vote(chance);
        auto const before = vote.counted();

        std::ranges::shuffle(vote.ballots, chance);

        CHECK(vote.counted() == before);
    }
}

TEST_CASE("giving the options other numbers gives the result the same numbers and changes nothing else")
{
    Chance chance {12};
    for (int i = 0; i < rounds_of_chance; ++i) {
        auto const vote = small_random_vote(chance);
        auto const names = shuffled(vote.options, chance);

        auto const plain = vote.counted();
        auto const other = renamed(vote, names).counted();

        CHECK(other.outcome == plain.outcome);
        CHECK(other.winners == sorted(renamed(plain.winners, names)));
        REQUIRE(other.runoff.rounds.size() == plain.runoff.rounds.size());
        for (std::size_t round = 0; round < plain.runoff.rounds.size(); ++round)
            CHECK(
                other.runoff.rounds[round].eliminated == sorted(renamed(plain.runoff.rounds[round].eliminated, names)));
    }
}

TEST_CASE(
    "in every round the votes and the exhausted ballots are all ballots, and each round but the last loses options")
{
    Chance chance {13};
    for (int i = 0; i < rounds_of_chance; ++i) {
        auto const vote = small_random_vote(chance);

        auto const rounds = vote.counted().runoff.rounds;

        auto standing = vote.options;
        for (auto const& round : rounds) {
            CHECK(round.counted() + round.exhausted == vote.ballots.size());
            CHECK(round.standing.size() == standing);
            CHECK(round.eliminated.empty() == (&round == &rounds.back()));
            standing -= round.eliminated.size();
        }
        CHECK(standing >= 1);
    }
}

TEST_CASE("the pairs are what reading every ballot for each two options gives, and only a Condorcet winner beats all")
{
    Chance chance {14};
    for (int i = 0; i < rounds_of_chance; ++i) {
        auto const vote = small_random_vote(chance);

        auto const result = vote.counted();

        for (Option one = 0; one < vote.options; ++one) {
            std::size_t beaten = 0;
            for (Option other = 0; other < vote.options; ++other) {
                auto const wish = [&](auto const& ballot) { return puts_above(ballot, one, other); };
                auto const expected = static_cast<std::size_t>(std::ranges::count_if(vote.ballots, wish));
                CHECK(result.pairwise.preferring(one, other) == expected);
                if (result.pairwise.beats(one, other)) ++beaten;
            }
            CHECK((result.condorcet == one) == (beaten + 1 == vote.options));
        }
    }
}

TEST_CASE("what more than half of the voters put first wins in both tables")
{
    Chance chance {15};
    for (int i = 0; i < rounds_of_chance; ++i) {
        auto vote = small_random_vote(chance);
        auto const favourite = below(chance, vote.options);
        vote.ballots.resize(vote.ballots.size() * 2 + 1, RankedBallot {favourite});

        auto const result = vote.counted();

        CHECK(result.condorcet == favourite);
        CHECK(result.runoff.winners == Options {favourite});
        CHECK(result.winners == Options {favourite});
    }
}

TEST_CASE("who wins a run-off alone has more than half of the counted ballots, and who ties has as many as the others")
{
    Chance chance {16};
    for (int i = 0; i < rounds_of_chance; ++i) {
        auto const runoff = small_random_vote(chance).counted().runoff;

        auto const& last = runoff.rounds.back();
        if (runoff.winners.size() == 1) CHECK(2 * last.votes[runoff.winners[0]] > last.counted());
        if (runoff.winners.size() > 1) CHECK(runoff.winners == last.standing);
        for (auto const winner : runoff.winners) CHECK(last.votes[winner] == last.votes[runoff.winners[0]]);
        CHECK(runoff.winners.empty() == (last.counted() == 0));
    }
}

TEST_CASE("a vote of five thousand over twenty options is counted at once")
{
    Chance chance {17};
    auto const vote = random_vote(chance, 5000, 20);

    auto const start = std::clock();
    auto const result = vote.counted();
    auto const milliseconds = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;

    CHECK(result.ballots == 5000);
    // 5 ms when optimised; the limit leaves room for sanitizers on a busy machine.
    CHECK(milliseconds < 1000);
}
