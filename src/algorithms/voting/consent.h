#pragma once

#include <cstddef>
#include <span>

namespace algorithms {

/// Where one voter stands on a proposal. The reason of an objection stays with whoever holds the ballot.
enum class Stance {
    agree,
    stand_aside, ///< would not do it, but does not stop the others
    object,      ///< sees harm in it: stops the proposal until it is changed
};

/// What became of a proposal.
enum class ConsentOutcome {
    passed,
    objected, ///< at least one objection, whatever the quorum
    too_few,  ///< no objection, but fewer voters than needed
};

/// Where the voters stand on a proposal, counted, and what follows.
struct ConsentResult {
    std::size_t agree = 0;
    std::size_t stand_aside = 0;
    std::size_t object = 0;
    std::size_t cast = 0;   ///< all three together
    std::size_t needed = 0; ///< the quorum
    bool quorum_reached = false;
    ConsentOutcome outcome = ConsentOutcome::too_few;
    bool operator==(ConsentResult const&) const = default;
};

/// Decision by consent: a proposal passes when enough voters took part (see reached) and none of them objects. Standing aside counts
/// towards the quorum.
ConsentResult count_consent(std::span<Stance const> ballots, std::size_t needed);

} // namespace algorithms
