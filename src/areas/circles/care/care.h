#pragma once

#include "areas/circles/care/duty_store.h"

#include <string>
#include <vector>

namespace circles {

/// Somebody of the circle as its hosts look after her.
struct Companion {
    base::PersonId person {};
    std::string name {};
    Standing standing = Standing::member;
    Duty duty = Duty::none;
    base::Time since {};
    std::optional<base::Time> heard {};      ///< when she last wrote or thanked, as far as that is looked for
    bool greeted = false;                    ///< somebody answered what she began, thanked her, or wrote to her
    std::optional<base::Time> written_to {}; ///< by a host, the last time
};

/// Why somebody is thought of for a duty.
enum class Because { never_yet, long_ago };
inline constexpr base::Names<Because, 2> reasons {{"never_yet", "long_ago"}};

/// Somebody who might take a duty on next.
struct Thought {
    Companion who {};
    Because because = Because::never_yet;
    std::optional<base::Time> last {}; ///< when she gave it back
};

/// A duty: who has it, who had it last, and who might be asked.
struct DutyRound {
    Duty duty = Duty::notes;
    std::vector<DutyTurn> now {};
    std::vector<DutyTurn> before {}; ///< the last ones, the newest first
    bool is_due = false;             ///< nobody has it, or somebody has had it for a month
    std::vector<Thought> next {};
};

struct Care {
    std::vector<DutyRound> rounds {};
    std::vector<Companion> newcomers {}; ///< whom nobody has greeted
    std::vector<Companion> quiet {};
};

/// So long nothing was heard of who is called quiet: six weeks.
constexpr base::Milliseconds unheard_after = std::chrono::hours {24 * 7 * 6};
/// So long somebody is a newcomer.
constexpr base::Milliseconds newcomer_for = std::chrono::hours {24 * 30};
/// After so long a duty may pass on.
constexpr base::Milliseconds long_turn = std::chrono::hours {24 * 28};
/// So often one person is written to from one circle.
constexpr base::Milliseconds between_notes = std::chrono::hours {24 * 7};

/// What a host may look after: nobody is counted or ranked, and whoever stands in a list stands there in the order in which the
/// companions were handed in (by name). Somebody is thought of for a duty who was heard of lately, looks after nothing
/// else, and has never had it, or gave it back longest ago; two for each duty at most, nobody for two at once. `turns` come the newest first.
Care care_of(std::vector<Companion> const& companions, std::vector<DutyTurn> const& turns, base::Time now);

/// Whether she may be written to again.
bool may_be_written_to(std::optional<base::Time> last, base::Time now);

} // namespace circles
