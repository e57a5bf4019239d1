#pragma once

#include "areas/circles/decisions/decision.h"
#include "html/url.h"
#include "platform/storage/context.h"

#include <span>
#include <unordered_map>
#include <vector>

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

/// Somebody answered: it waits for her no more. What she answered is told to nobody.
struct DecisionAnswered {
    static constexpr std::string_view name = "circles.decision_answered";
    DecisionId decision {};
    base::PersonId person {};
    std::string payload() const;
    static DecisionAnswered from_payload(std::string_view text);
};

/// A decision that waits for somebody's answer, with its circle.
struct WaitingDecision {
    Decision decision {};
    Circle circle {};
};

/// Open decisions of her circles that she has not answered, those first whose time is over first.
std::vector<WaitingDecision> open_decisions_waiting_for(
    platform::Reading const& reading, base::PersonId person, int limit);

base::Result<Decision> decision_named(platform::Tx& tx, DecisionId id);

/// Of these decisions those that are open and whose thread the actor may read, with their circles.
std::unordered_map<DecisionId, WaitingDecision> open_decisions_readable(
    platform::Reading const& reading, std::span<DecisionId const> ids);

/// The same whatever became of them.
std::unordered_map<DecisionId, WaitingDecision> decisions_readable(
    platform::Reading const& reading, std::span<DecisionId const> ids);

/// What came of a decision that was counted, in one sentence.
std::string outcome_told(Decision const& decision);

/// When the circle meets, of a meeting time that was found.
std::optional<base::Time> meeting_start(Decision const& decision);
/// Who said that she can come then, or could if need be, in the order of their ids; nobody of an anonymous decision.
std::vector<base::PersonId> coming(platform::Tx& tx, Decision const& decision);

/// Who is asked to answer, by person: all who are inside but its author and those who want less of the circle.
std::vector<base::PersonId> asked_to_decide(
    platform::Tx& tx, Decision const& decision, base::PersonId after, int limit);

/// Of these people those whose answer it is: after two circles became one only who was asked before.
std::vector<base::PersonId> asked_among(
    platform::Tx& tx, DecisionId decision, std::vector<base::PersonId> const& people);

/// Of these people those for whom it waits no more.
std::vector<base::PersonId> answered_among(
    platform::Tx& tx, DecisionId decision, std::span<base::PersonId const> people);

html::Url to_decision(Circle const& circle, DecisionId decision);

} // namespace circles
