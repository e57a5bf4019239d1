#pragma once

#include "algorithms/voting/option.h"

namespace algorithms {

/// The options that one voter could live with, in any order. An empty ballot approves of nothing and counts as cast.
using ApprovalBallot = std::vector<Option>;

/// An approval vote, counted.
struct ApprovalResult {
    std::size_t ballots = 0;               ///< all that were cast
    std::size_t empty = 0;                 ///< those among them that approve of nothing
    std::vector<std::size_t> approvals {}; ///< for each option
    std::vector<Option> winners {};        ///< the most approved; several when they tie, none when nothing was approved
    bool operator==(ApprovalResult const&) const = default;
};

/// Approval voting: each voter approves of as many options as they like, and the most approved wins (Brams and Fishburn, Approval
/// Voting, 1983). Throws std::invalid_argument on a ballot that does not name each option once at most.
ApprovalResult count_approvals(std::size_t options, std::span<ApprovalBallot const> ballots);

} // namespace algorithms
