#pragma once

#include "algorithms/voting/instant_runoff.h"
#include "algorithms/voting/meeting_time.h"
#include "algorithms/voting/score.h"
#include "base/json.h"
#include "base/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace circles {

/// How a circle decides.
enum class DecisionKind { consent, approval, score, ranked_choice, meeting_time };
inline constexpr base::Names<DecisionKind, 5> decision_kinds {
    {"consent", "approval", "score", "ranked_choice", "meeting_time"}};

/// Options by their place on the paper, from 0.
using Places = std::vector<std::size_t>;

/// What became of a decision.
enum class Ending {
    decided,
    tied,     ///< several are equally good: nobody but the circle can choose between them
    objected, ///< somebody sees harm in the proposal
    too_few,  ///< fewer members answered than had to
    nothing,  ///< enough answered, and nobody wanted any of it
};
inline constexpr base::Names<Ending, 5> endings {{"decided", "tied", "objected", "too_few", "nothing"}};

/// A decision counted, with all that is needed to explain it: what is recorded when its time is over. Only what belongs to its kind
/// is filled in. `too_few` names the winners that it would have had.
struct Outcome {
    DecisionKind kind = DecisionKind::consent;
    Ending ending = Ending::nothing;
    std::size_t ballots = 0;
    std::size_t by_mail = 0;
    std::size_t members = 0; ///< of the circle, when it was counted
    std::size_t quorum = 1;
    std::size_t empty = 0; ///< ballots that say nothing
    Places winners {};

    // consent
    std::size_t agree = 0;
    std::size_t stand_aside = 0;
    std::size_t object = 0;

    std::vector<std::size_t> approvals {};
    std::vector<algorithms::OptionScores> scores {};
    Places highest_means {};

    // ranked choice
    std::vector<std::vector<std::size_t>> pairs {}; ///< [one][other]: how many put one above the other
    std::optional<std::size_t> beats_all {};
    std::vector<algorithms::RunoffRound> rounds {};
    Places draw {};

    // meeting time
    std::vector<algorithms::SlotPlace> slots {}; ///< best first
    Places as_good {};                           ///< slots with the marks of the best, which is only earlier

    bool used_lot() const;
    bool operator==(Outcome const&) const = default;
};

/// The record. Options are called "1", "2" … in it, as in the fields of a ballot.
base::Json json_of(Outcome const& outcome);

/// Reads what json_of() wrote; throws std::invalid_argument for anything else.
Outcome outcome_in(std::string_view record);

} // namespace circles
