#include "algorithms/voting/ranked_choice.h"

#include <algorithm>
#include <stdexcept>

namespace algorithms {

RankedResult count_rankings(std::size_t options, std::span<RankedBallot const> ballots, std::span<Option const> draw)
{
    if (options < 2) throw std::invalid_argument {"a choice needs two options"};
    RankedResult result {.ballots = ballots.size(), .pairwise = compared_in_pairs(options, ballots)};
    result.empty = static_cast<std::size_t>(std::ranges::count_if(ballots, &RankedBallot::empty));
    result.condorcet = condorcet_winner(result.pairwise);
    result.runoff = instant_runoff(options, ballots, draw);

    if (result.condorcet) {
        result.winners = {*result.condorcet};
        result.outcome = RankedOutcome::condorcet;
    } else {
        result.winners = result.runoff.winners;
        if (!result.winners.empty())
            result.outcome = result.winners.size() == 1 ? RankedOutcome::runoff : RankedOutcome::tied;
    }
    return result;
}

} // namespace algorithms
