#pragma once

#include "algorithms/voting/pairwise.h"

namespace algorithms {

/// What broke a tie for going out.
enum class TieRule {
    earlier_round, ///< who had fewer votes in an earlier round goes out
    lot,           ///< who comes last in the published draw goes out
};

/// One step in breaking a tie for going out.
struct TieStep {
    TieRule rule = TieRule::lot;
    std::size_t round = 0; ///< the earlier round that told them apart, from 0; for a lot, the round of the tie itself
    std::vector<Option> left {}; ///< who is still tied for going out after this step; a single one goes
    bool operator==(TieStep const&) const = default;
};

/// One count of the ballots for whoever stands highest on each among the options still in.
struct RunoffRound {
    std::vector<Option> standing {};   ///< who is still in, in the order of the voting paper
    std::vector<std::size_t> votes {}; ///< of every option; 0 for those who are out
    std::size_t exhausted = 0;   ///< ballots that list nobody who is still in; the votes and these are all ballots
    std::vector<Option> tied {}; ///< who tied: for going out, or in the last round for winning
    std::vector<TieStep> tie_steps {}; ///< what broke that tie, in order
    std::vector<Option> eliminated {}; ///< one option; all that nobody votes for together; none in the last round
    std::size_t counted() const;       ///< ballots that still count
    bool operator==(RunoffRound const&) const = default;
};

/// The whole run-off, round by round.
struct Runoff {
    std::vector<RunoffRound> rounds {};
    std::vector<Option> winners {}; ///< several when the run-off ends in a tie, none when every ballot is empty
    bool used_lot() const;          ///< whether a lot decided who goes out in any round
    bool operator==(Runoff const&) const = default;
};

/// Instant run-off (Ware's method; Tideman, Collective Decisions and Voting, 2006). In each round a ballot counts for the
/// option it puts highest among those still in. Whoever has more than half of the ballots that still count wins. Otherwise the option
/// with the fewest votes goes out; options without any vote go out together, since no ballot moves with them.
///
/// A tie for going out: fewer votes in the latest earlier round where the tied differ; if they never differed, the last of them in
/// `draw`, a permutation of all options that was drawn by lot and published. No lot chooses among all who are left: when two are left with
/// equally many votes, or more than two that never differed in any round, they all win and the vote is tied.
///
/// Throws std::invalid_argument when a ballot does not name each option once at most, or the draw does not name each exactly once.
Runoff instant_runoff(std::size_t options, std::span<RankedBallot const> ballots, std::span<Option const> draw);

} // namespace algorithms
