#pragma once

#include "areas/circles/decisions/read_decisions.h"

namespace circles {

/// Options are called "1", "2" … as in the fields of a ballot.
base::Json json_of(Decision const& decision);
base::Json json_of(Ballot const& ballot, DecisionKind kind);
base::Json json_of(ShownDecision const& shown);
base::Json json_of(DecisionView const& view);
base::Json json_of(DecisionList const& list);

} // namespace circles
