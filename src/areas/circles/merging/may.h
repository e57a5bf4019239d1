#pragma once

#include "areas/circles/may.h"

namespace circles {

enum class MergingAction { see, propose, decide, take_back };

/// Who may do what about making one of two circles. `proposing` is what the actor is to the circle whose host proposed it, `asked` what
/// she is to the other one. Nobody else is told that there is a proposal.
platform::Verdict may(base::Actor const& actor, MergingAction action, Standing proposing, Standing asked);

} // namespace circles
