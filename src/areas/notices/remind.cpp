#include "areas/notices/remind.h"

#include <algorithm>

namespace notices {

using namespace std::chrono_literals;

std::optional<base::Time> reminder_at(base::Time asked_at, base::Time closes_at)
{
    constexpr base::Milliseconds a_day = 24h;
    if (closes_at - asked_at < a_day + a_day / 2) return std::nullopt;
    return closes_at - a_day;
}

std::optional<base::Time> morning_of(platform::Zone const& zone, base::Time meeting, base::Time now)
{
    if (meeting <= now) return std::nullopt;
    auto morning = platform::civil_in(zone, meeting);
    morning.hour = 7;
    morning.minute = morning.second = 0;
    auto const moment = std::min(platform::time_of(zone, morning), meeting - base::Milliseconds {1h});
    return std::max(moment, now);
}

} // namespace notices
