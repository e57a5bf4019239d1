#include "areas/circles/decisions/decisions.h"

#include "areas/circles/circles.h"
#include "areas/circles/decisions/decision_store.h"
#include "base/json.h"

#include <stdexcept>

namespace circles {

namespace {

std::string payload_with(DecisionId decision)
{
    return base::Json::object().add("decision", decision.text()).text();
}

DecisionId decision_named_in(std::string_view payload)
{
    auto const json = base::read_flat_json(payload);
    auto const id = json ? DecisionId::from(json->text("decision")) : std::nullopt;
    if (!id) throw std::invalid_argument {"an event without its decision"};
    return *id;
}

} // namespace

std::string DecisionAsked::payload() const
{
    return payload_with(decision);
}

DecisionAsked DecisionAsked::from_payload(std::string_view text)
{
    return {decision_named_in(text)};
}

std::string DecisionEnded::payload() const
{
    return payload_with(decision);
}

DecisionEnded DecisionEnded::from_payload(std::string_view text)
{
    return {decision_named_in(text)};
}

std::vector<WaitingDecision> open_decisions_waiting_for(
    platform::Reading const& reading, base::PersonId person, int limit)
{
    std::vector<WaitingDecision> waiting;
    auto decisions = DecisionStore {reading.tx}.waiting_for(person, reading.clock.now(), limit);
    std::vector<CircleId> ids;
    for (auto const& decision : decisions) ids.push_back(decision.circle);
    auto const circles = circles_of(reading.tx, ids);
    for (auto& decision : decisions) {
        auto const& circle = circles.at(decision.circle);
        waiting.push_back({std::move(decision), circle});
    }
    return waiting;
}

html::Url to_decision(Circle const& circle, DecisionId decision)
{
    return html::Url::to({"circles", circle.slug, "decisions", decision.text()});
}

} // namespace circles
