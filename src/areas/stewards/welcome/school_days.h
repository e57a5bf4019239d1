#pragma once

#include "base/time.h"
#include "platform/i18n/zones.h"

#include <set>
#include <string>
#include <string_view>

namespace stewards {

/// On which days nobody is expected to look: the weekend, and the days and holidays that the network keeps free.
struct SchoolDays {
    std::set<int> weekend {6, 7};  ///< ISO 8601: Monday is 1
    std::set<std::string> free {}; ///< "2026-12-25"
    bool is_free(platform::Civil const& day) const;
};

/// The moment at which so much time of school days has gone by since `from`, on the clock of the zone: free days do not count.
base::Time after_school_time(
    SchoolDays const& days, platform::Zone const& zone, base::Time from, base::Milliseconds time);

/// The weekend where most schools of a country (ISO 3166) keep it, as "6 7". Source: CLDR's week data.
std::string_view usual_weekend(std::string_view country);

/// Reads "5 6", and lines of days and of spans ("2026-12-21 2027-01-08"); lines that say neither are passed over.
std::set<int> weekend_in(std::string_view text);
std::set<std::string> free_days_in(std::string_view text);

/// Whether every line is a day, or a span of at most a hundred days.
bool are_free_days(std::string_view text);

} // namespace stewards
