#pragma once

#include "base/time.h"
#include "platform/i18n/zones.h"

#include <optional>

namespace notices {

/// When those who have not answered are reminded, once: a day before the end, of what is open for a day and a half at least.
std::optional<base::Time> reminder_at(base::Time asked_at, base::Time closes_at);

/// When somebody in this zone is told that a meeting is today: at seven, or an hour before it when it begins earlier than eight.
/// Nothing when it has begun.
std::optional<base::Time> morning_of(platform::Zone const& zone, base::Time meeting, base::Time now);

} // namespace notices
