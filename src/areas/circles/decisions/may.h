#pragma once

#include "areas/circles/decisions/decision.h"
#include "areas/circles/may.h"

namespace circles {

enum class DecisionAction {
    see, ///< the question, and after its time the outcome
    ask,
    answer,
    change,    ///< its words, while nobody has answered
    withdraw,  ///< there is no closing early otherwise
    see_names, ///< who answered what, when the time is over
};

/// Whether somebody who is inside is among those who are asked: not who came in when another circle became part of this one.
enum class Asked { no, yes };

/// Who may do what to a decision, beyond the circle's own law. `standing` is the actor's in the circle. That its thread is
/// gone, or its time over, is asked by the rules.
platform::Verdict may(base::Actor const& actor, DecisionAction action, Circle const& circle, Standing standing,
    Decision const& decision, Asked asked = Asked::yes);

} // namespace circles
