#pragma once

#include "algorithms/voting/consent.h"
#include "areas/circles/decisions/decision.h"
#include "platform/web/fields.h"

namespace circles {

inline constexpr base::Names<algorithms::Stance, 3> stances {{"agree", "stand_aside", "object"}};
inline constexpr base::Names<algorithms::Coming, 3> comings {{"no", "if_need_be", "yes"}};

/// What one member answers; only what belongs to the decision's kind is filled in.
struct Ballot {
    algorithms::Stance stance = algorithms::Stance::agree;
    std::string reason {};                     ///< of an objection
    Places chosen {};                          ///< approved of, or ranked from the best down
    std::vector<std::optional<int>> scores {}; ///< for each option; nothing where she has no opinion
    std::vector<algorithms::Coming> marks {};  ///< for each start
    bool operator==(Ballot const&) const = default;
};

constexpr std::size_t reason_limit = 1'000;

/// The field of an option: "option_1" is the first.
std::string option_field(std::size_t place);

/// Reads a ballot for this decision. Refused at their fields: an objection without its reason, a place given to two options, a score
/// over 5, an option that is not there.
base::Result<Ballot> ballot_from(web::Fields& fields, Decision const& decision);

/// What a form shows to somebody who has answered already.
web::Fields fields_of(Ballot const& ballot, DecisionKind kind);

/// As it is kept, a flat JSON object, and read again; reading throws std::invalid_argument for anything else.
std::string text_of(Ballot const& ballot, DecisionKind kind);
Ballot ballot_in(std::string_view text, DecisionKind kind);

/// Counts ballots. `members` are those of the circle now.
Outcome counted(Decision const& decision, std::vector<Ballot> const& ballots, std::size_t by_mail, std::size_t members);

} // namespace circles
