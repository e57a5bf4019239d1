#include "areas/circles/decisions/answer_decision.h"

#include "areas/circles/decisions/decisions.h"
#include "areas/circles/decisions/electorate_store.h"
#include "areas/circles/decisions/may.h"

namespace circles {

BallotId ballot_key(platform::Keys const& keys, DecisionId decision, base::PersonId person)
{
    constexpr std::size_t signs = 12; // of five bits each
    constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
    auto const mac = keys.mac("decision ballot", decision.text() + " " + person.text());
    BallotId id;
    for (auto const sign : std::string_view {mac}.substr(0, signs))
        id.value = id.value << 5 | static_cast<std::int64_t>(digits.find(sign));
    return id;
}

base::Result<Decision> answer_decision(platform::Context& cx, platform::Keys const& keys, DecisionId id,
    Ballot const& ballot, std::optional<std::int64_t> seen_edits, AnswerWay way)
{
    auto const seen = TRY(decision_of(cx, id));
    auto const& decision = seen.decision;
    // Whoever may answer and is too late is told so, whoever may not is told that.
    TRY(platform::require(may(cx.actor, DecisionAction::ask, seen.in.circle, seen.in.mine.standing, decision)));
    TRY(takes_answers(decision, cx.clock.now()));
    auto const person = *cx.actor.person;
    auto const asked = ElectorateStore {cx.tx}.is_asked(id, person) ? Asked::yes : Asked::no;
    TRY(platform::require(
        may(cx.actor, DecisionAction::answer, seen.in.circle, seen.in.mine.standing, decision, asked)));
    // What is open goes on while its circle becomes part of another.
    if (seen.in.circle.state != State::active) TRY(is_active(seen.in.circle));
    if (seen_edits && *seen_edits != decision.edits) return base::conflict("changed_meanwhile");
    KeptBallot kept {.id = ballot_key(keys, id, person), .decision = id, .text = text_of(ballot, decision.kind)};
    if (!decision.anonymous) kept.person = person;
    BallotStore {cx.tx}.put(kept, {person, cx.clock.now(), way == AnswerWay::mail});
    cx.outbox.add(DecisionAnswered {id, person});
    return decision;
}

std::optional<Ballot> answer_of(
    platform::Tx& tx, platform::Keys const& keys, Decision const& decision, base::PersonId person)
{
    auto const kept = BallotStore {tx}.find(decision.id, ballot_key(keys, decision.id, person));
    if (!kept) return std::nullopt;
    return ballot_in(*kept, decision.kind);
}

} // namespace circles
