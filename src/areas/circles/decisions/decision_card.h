#pragma once

#include "areas/circles/decisions/read_decisions.h"

#include <span>

namespace circles {

/// Whom a card is drawn for: whoever may answer is led to the ballot.
enum class CardFor { reading, answering };

/// A decision as one card: while it is open how to answer and how many have, afterwards what came of it and how it was counted.
html::Html decision_card(Circle const& circle, ShownDecision const& shown, base::Time now, CardFor reader);

/// What came of it with its tables and "How this was counted"; nothing before.
html::Html outcome_part(Circle const& circle, Decision const& decision);

/// The line of facts above a question: its state, its kind, how many have answered.
html::Html facts_of(ShownDecision const& shown, base::Time now);

/// What was decided, each in a sentence with its day.
html::Html decided_list(Circle const& circle, std::span<Decision const> decisions);

} // namespace circles
