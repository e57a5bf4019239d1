#include "algorithms/voting/instant_runoff.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace algorithms {

namespace {

using Rounds = std::vector<RunoffRound>;

/// Those of `among` with the fewest votes in a round.
std::vector<Option> fewest(std::vector<Option> const& among, RunoffRound const& round)
{
    std::vector<Option> result;
    for (auto const option : among) {
        if (!result.empty() && round.votes[option] < round.votes[result.front()]) result.clear();
        if (result.empty() || round.votes[option] == round.votes[result.front()]) result.push_back(option);
    }
    return result;
}

/// Looks back from the last round until one of the tied is alone with the fewest votes, as far as the rounds tell.
std::vector<TieStep> steps_by_earlier_rounds(std::vector<Option> tied, Rounds const& rounds)
{
    std::vector<TieStep> steps;
    for (std::size_t round = rounds.size() - 1; round-- > 0 && tied.size() > 1;) {
        auto left = fewest(tied, rounds[round]);
        if (left.size() == tied.size()) continue;
        tied = left;
        steps.push_back({TieRule::earlier_round, round, std::move(left)});
    }
    return steps;
}

Option last_drawn(std::vector<Option> const& tied, std::span<Option const> draw)
{
    return *std::ranges::find_first_of(draw.rbegin(), draw.rend(), tied.begin(), tied.end());
}

/// The ballots under way: for each, how far down it has been read.
class Reading {
public:
    Reading(std::size_t options, std::span<RankedBallot const> ballots)
        : ballots_ {ballots}
        , place_(ballots.size())
        , is_in_(options, true)
    {
    }

    RunoffRound round()
    {
        RunoffRound result {.votes = std::vector<std::size_t>(is_in_.size())};
        for (Option option = 0; option < is_in_.size(); ++option)
            if (is_in_[option]) result.standing.push_back(option);
        for (std::size_t i = 0; i < ballots_.size(); ++i) {
            auto const& ballot = ballots_[i];
            while (place_[i] < ballot.size() && !is_in_[ballot[place_[i]]]) ++place_[i];
            ++(place_[i] < ballot.size() ? result.votes[ballot[place_[i]]] : result.exhausted);
        }
        return result;
    }

    void take_out(std::vector<Option> const& options)
    {
        for (auto const option : options) is_in_[option] = false;
    }

private:
    std::span<RankedBallot const> ballots_;
    std::vector<std::size_t> place_;
    std::vector<bool> is_in_;
};

/// Who has more than half of what still counts.
std::vector<Option> with_majority(RunoffRound const& round)
{
    auto const leaders = leading(round.votes);
    if (leaders.size() == 1 && 2 * round.votes[leaders.front()] > round.counted()) return leaders;
    return {};
}

/// Ends the last of the rounds: gives the winners, or writes into it who goes out and why.
std::vector<Option> winners_or_elimination(Rounds& rounds, std::span<Option const> draw)
{
    auto& last = rounds.back();
    if (auto winner = with_majority(last); !winner.empty()) return winner;
    auto const lowest = fewest(last.standing, last);
    if (lowest.size() == 1 || last.votes[lowest.front()] == 0) {
        last.eliminated = lowest;
        return {};
    }
    last.tied = lowest;
    auto steps = steps_by_earlier_rounds(lowest, rounds);
    // A lot among all who are left would name the winner.
    if (lowest.size() == last.standing.size() && (lowest.size() == 2 || steps.empty())) return lowest;
    auto const left = steps.empty() ? lowest : steps.back().left;
    if (left.size() > 1) steps.push_back({TieRule::lot, rounds.size() - 1, {last_drawn(left, draw)}});
    last.eliminated = steps.back().left;
    last.tie_steps = std::move(steps);
    return {};
}

} // namespace

std::size_t RunoffRound::counted() const
{
    return std::accumulate(votes.begin(), votes.end(), std::size_t {0});
}

bool Runoff::used_lot() const
{
    return std::ranges::any_of(rounds,
        [](auto const& round) { return !round.tie_steps.empty() && round.tie_steps.back().rule == TieRule::lot; });
}

Runoff instant_runoff(std::size_t options, std::span<RankedBallot const> ballots, std::span<Option const> draw)
{
    if (draw.size() != options || !names_each_once(draw, options)) throw std::invalid_argument {"draw"};
    for (auto const& ballot : ballots)
        if (!names_each_once(ballot, options)) throw std::invalid_argument {"ranked ballot"};

    Runoff result;
    Reading reading {options, ballots};
    do {
        result.rounds.push_back(reading.round());
        if (result.rounds.back().counted() == 0) return result;
        result.winners = winners_or_elimination(result.rounds, draw);
        reading.take_out(result.rounds.back().eliminated);
    } while (result.winners.empty());
    return result;
}

} // namespace algorithms
