#pragma once

#include "areas/circles/decisions/decision.h"
#include "html/html.h"

namespace circles {

/// The figures of a decision that was counted, as a table that is its own chart: each option with its bar, the best first.
html::Html outcome_table(Decision const& decision);

/// Of ranked choice: how many put each option above each other one. Nothing for the other kinds.
html::Html pairs_table(Decision const& decision);

} // namespace circles
