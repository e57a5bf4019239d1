#include "areas/circles/decisions/decisions.h"

#include "areas/circles/circles.h"
#include "areas/circles/decisions/ballot_store.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/decisions/electorate_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/news.h"
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

std::string DecisionAnswered::payload() const
{
    return base::Json::object().add("decision", decision.text()).add("person", person.text()).text();
}

DecisionAnswered DecisionAnswered::from_payload(std::string_view text)
{
    auto const json = base::read_flat_json(text);
    auto const person = json ? base::PersonId::from(json->text("person")) : std::nullopt;
    if (!person) throw std::invalid_argument {"an answer without who gave it"};
    return {decision_named_in(text), *person};
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

base::Result<Decision> decision_named(platform::Tx& tx, DecisionId id)
{
    return DecisionStore {tx}.find(id);
}

std::unordered_map<DecisionId, WaitingDecision> open_decisions_readable(
    platform::Reading const& reading, std::span<DecisionId const> ids)
{
    auto found = decisions_readable(reading, ids);
    std::erase_if(found, [&](auto const& one) { return !takes_answers(one.second.decision, reading.clock.now()); });
    return found;
}

std::unordered_map<DecisionId, WaitingDecision> decisions_readable(
    platform::Reading const& reading, std::span<DecisionId const> ids)
{
    auto decisions = DecisionStore {reading.tx}.of(ids);
    std::vector<ThreadId> threads;
    for (auto const& decision : decisions) threads.push_back(decision.thread);
    auto const readable = threads_readable(reading, threads);
    std::unordered_map<DecisionId, WaitingDecision> found;
    for (auto& decision : decisions) {
        auto const in = readable.find(decision.thread);
        if (in == readable.end()) continue;
        auto const id = decision.id;
        found.emplace(id, WaitingDecision {std::move(decision), in->second.circle});
    }
    return found;
}

std::vector<base::PersonId> asked_to_decide(platform::Tx& tx, Decision const& decision, base::PersonId after, int limit)
{
    return MembershipStore {tx}.asked_to_decide(decision.circle, decision.author, after, limit);
}

std::vector<base::PersonId> asked_among(
    platform::Tx& tx, DecisionId decision, std::vector<base::PersonId> const& people)
{
    return ElectorateStore {tx}.asked_among(decision, people);
}

std::vector<base::PersonId> answered_among(
    platform::Tx& tx, DecisionId decision, std::span<base::PersonId const> people)
{
    return BallotStore {tx}.answered_among(decision, people);
}

html::Url to_decision(Circle const& circle, DecisionId decision)
{
    return html::Url::to({"circles", circle.slug, "decisions", decision.text()});
}

} // namespace circles
