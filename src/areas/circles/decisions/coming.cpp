#include "areas/circles/decisions/ballot.h"
#include "areas/circles/decisions/ballot_store.h"
#include "areas/circles/decisions/decision_text.h"
#include "areas/circles/decisions/decisions.h"

#include <algorithm>

namespace circles {

std::string outcome_told(Decision const& decision)
{
    return decision.outcome ? outcome_words(decision) : std::string {};
}

std::optional<base::Time> meeting_start(Decision const& decision)
{
    auto const& outcome = decision.outcome;
    bool const found = decision.kind == DecisionKind::meeting_time && outcome && outcome->ending == Ending::decided
        && outcome->winners.size() == 1;
    return found ? decision.options.at(outcome->winners.front()).starts_at : std::nullopt;
}

std::vector<base::PersonId> coming(platform::Tx& tx, Decision const& decision)
{
    std::vector<base::PersonId> people;
    if (!meeting_start(decision) || decision.anonymous) return people;
    auto const start = decision.outcome->winners.front();
    for (auto const& kept : BallotStore {tx}.of_decision(decision.id)) {
        auto const ballot = ballot_in(kept.text, decision.kind);
        bool const comes = start < ballot.marks.size() && ballot.marks[start] != algorithms::Coming::no;
        if (kept.person && comes) people.push_back(*kept.person);
    }
    std::ranges::sort(people);
    return people;
}

} // namespace circles
