#pragma once

#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/decisions/ballot.h"
#include "areas/circles/decisions/ballot_store.h"
#include "platform/keys/keys.h"

namespace circles {

/// Under which id somebody's ballot is kept: 60 bits of a keyed hash of the decision and the person. Whoever reads the database without the
/// installation's secret cannot tell whose it is, nor in which order ballots came.
BallotId ballot_key(platform::Keys const& keys, DecisionId decision, base::PersonId person);

/// How an answer came in.
enum class AnswerWay { page, mail };

/// Keeps the actor's answer, in the place of the one she gave before. `seen_edits` is how often the question had been changed when she saw it:
/// refused with "changed_meanwhile" when it says something else by now.
base::Result<Decision> answer_decision(platform::Context& cx, platform::Keys const& keys, DecisionId id,
    Ballot const& ballot, std::optional<std::int64_t> seen_edits, AnswerWay way = AnswerWay::page);

/// What she answered, while it can be told.
std::optional<Ballot> answer_of(
    platform::Tx& tx, platform::Keys const& keys, Decision const& decision, base::PersonId person);

} // namespace circles
