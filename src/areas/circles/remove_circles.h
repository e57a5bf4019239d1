#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/context.h"

namespace circles {

/// A circle that an invented person founded, or nothing when none is left.
std::optional<CircleId> any_circle_of(platform::Tx& tx, base::PersonId founder);

/// Takes a circle away with everything that was said in it.
void remove_circle(platform::Context& cx, CircleId circle);

/// Takes away what an invented person was and said in the circles of others, and the threads she began.
void remove_words_of(platform::Context& cx, base::PersonId person);

/// Circles that began from a need which goes do not lead to it any more.
void let_go_of_need(platform::Context& cx, needs::NeedId need);

} // namespace circles
