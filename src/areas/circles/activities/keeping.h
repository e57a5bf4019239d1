#pragma once

#include "areas/circles/circle.h"
#include "base/json.h"
#include "platform/storage/context.h"

namespace circles {

/// What is hers in activities: copies she made, and what she noted.
base::Json activities_of(platform::Tx& tx, base::PersonId person);

/// Her roles go; her notes and the copies that she alone has written when her words are taken along. A few each time, true when
/// nothing is left. Notes that were posted as a thread stand there as words of whoever posted them, without her name.
bool forget_in_activities(platform::Context& cx, base::PersonId person, bool words);

/// Everything of a circle that is removed whole.
void forget_activities_of(platform::Tx& tx, CircleId circle);

} // namespace circles
