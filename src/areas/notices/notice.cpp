#include "areas/notices/notice.h"

#include "base/names.h"

namespace notices {

namespace {

constexpr base::Names<Kind, 23> kinds {{"need_answered", "merge_asked", "needs_merged", "merge_undone", "carried_over",
    "carried_back", "mentioned", "thread_answered", "asked_in", "circle_began", "let_in", "at_the_door",
    "decision_asked", "need_hidden", "need_shown", "report_acted", "report_left", "circle_ends",
    "circle_past_end", "circle_quiet", "circle_rests", "circle_adopted", "circle_reclaimed"}};
constexpr int morning = 7;
constexpr int evening = 19;
constexpr int iso_friday = 5;

} // namespace

std::string_view name_of(Kind kind)
{
    return kinds.of(kind);
}
std::optional<Kind> kind_named(std::string_view name)
{
    return kinds.named(name);
}

base::Time after_quiet_hours(platform::Zone const& zone, base::Time now)
{
    auto civil = platform::civil_in(zone, now);
    if (civil.weekday <= iso_friday && civil.hour >= morning && civil.hour < evening) return now;
    int days = civil.hour < morning ? 0 : 1;
    for (int weekday = (civil.weekday - 1 + days) % 7 + 1; weekday > iso_friday; weekday = weekday % 7 + 1) ++days;
    civil.day += days;
    civil.hour = morning;
    civil.minute = 0;
    civil.second = 0;
    return platform::time_of(zone, civil);
}

} // namespace notices
