#pragma once

#include "areas/circles/decisions/decision.h"
#include "html/url.h"
#include "platform/storage/context.h"

namespace circles {

/// A circle was asked to decide something.
struct DecisionAsked {
    static constexpr std::string_view name = "circles.decision_asked";
    DecisionId decision {};
    std::string payload() const;
    static DecisionAsked from_payload(std::string_view text);
};

/// Its time is over and it was counted, or it was withdrawn.
struct DecisionEnded {
    static constexpr std::string_view name = "circles.decision_ended";
    DecisionId decision {};
    std::string payload() const;
    static DecisionEnded from_payload(std::string_view text);
};

/// A decision that waits for somebody's answer, with its circle.
struct WaitingDecision {
    Decision decision {};
    Circle circle {};
};

/// Open decisions of her circles that she has not answered, those first whose time is over first.
std::vector<WaitingDecision> open_decisions_waiting_for(
    platform::Reading const& reading, base::PersonId person, int limit);

html::Url to_decision(Circle const& circle, DecisionId decision);

} // namespace circles
