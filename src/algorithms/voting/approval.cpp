#include "algorithms/voting/approval.h"

#include <stdexcept>

namespace algorithms {

ApprovalResult count_approvals(std::size_t options, std::span<ApprovalBallot const> ballots)
{
    ApprovalResult result {.ballots = ballots.size(), .approvals = std::vector<std::size_t>(options)};
    for (auto const& ballot : ballots) {
        if (!names_each_once(ballot, options)) throw std::invalid_argument {"approval ballot"};
        if (ballot.empty()) ++result.empty;
        for (auto const option : ballot) ++result.approvals[option];
    }
    result.winners = leading(result.approvals);
    return result;
}

} // namespace algorithms
