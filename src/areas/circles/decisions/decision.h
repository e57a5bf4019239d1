#pragma once

#include "areas/circles/decisions/outcome.h"
#include "areas/circles/talk/thread.h"
#include "base/chance.h"

namespace circles {

using DecisionId = base::IdOf<struct DecisionTag>;

/// It is counted once, when its time is over, or withdrawn before and then never counted.
enum class DecisionState { open, counted, withdrawn };
inline constexpr base::Names<DecisionState, 3> decision_states {{"open", "counted", "withdrawn"}};

/// One line of the voting paper; of a meeting time, when it would begin.
struct DecisionOption {
    std::string words {};
    std::optional<base::Time> starts_at {};
    bool operator==(DecisionOption const&) const = default;
};

/// A question that a circle answers together, begun inside a thread.
struct Decision {
    DecisionId id {};
    CircleId circle {};
    ThreadId thread {};
    base::PersonId author {};
    DecisionKind kind = DecisionKind::consent;
    std::string question {};
    std::string proposal {};                ///< of consent: what one agrees to
    std::vector<DecisionOption> options {}; ///< of all but consent
    bool anonymous = false;
    std::int64_t quorum = 1; ///< so many members must answer
    Places draw {};          ///< the options as drawn by lot before anybody answered
    std::int64_t edits = 0;
    DecisionState state = DecisionState::open;
    base::Time asked_at {};
    base::Time closes_at {};
    std::optional<base::Time> ended_at {};
    std::optional<Outcome> outcome {};
    bool operator==(Decision const&) const = default;
};

constexpr std::size_t question_limit = 160;
constexpr std::size_t proposal_limit = 2'000;
constexpr std::size_t option_limit = 120;
constexpr std::size_t fewest_options = 2;
constexpr std::size_t most_options = 20;
constexpr base::Milliseconds shortest_time {60LL * 60 * 1000};
constexpr base::Milliseconds longest_time {60LL * 24 * 60 * 60 * 1000};

/// Whether the time for answering is neither too short nor too long, and so many members exist as must answer; and whether
/// each option stands there once. Refused as invalid fields: closes, quorum, options.
base::Result<base::Done> is_fair(Decision const& decision, std::int64_t members, base::Time now);

/// Whether answers still come in: open, and before the deadline even when nobody has come to count yet.
base::Result<base::Done> takes_answers(Decision const& decision, base::Time now);

/// Whether its words may change: before anybody has answered, so that nobody's answer comes to mean something else.
base::Result<base::Done> may_change_words(Decision const& decision, std::int64_t answered, base::Time now);

/// The decision withdrawn. There is no closing early with a count: whoever could pick the moment could pick the outcome.
base::Result<Decision> withdrawn(Decision decision, base::Time now);

/// The options in an order drawn by lot, each order as likely as any other (Fisher and Yates).
Places drawn_order(base::Chance& chance, std::size_t options);

} // namespace circles
