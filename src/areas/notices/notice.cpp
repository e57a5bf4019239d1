#include "areas/notices/notice.h"

#include "base/names.h"

namespace notices {

namespace {

constexpr base::Names<Kind, 35> kinds {{"need_answered", "merge_asked", "needs_merged", "merge_undone", "carried_over",
    "carried_back", "mentioned", "thread_answered", "asked_in", "circle_began", "let_in", "at_the_door",
    "decision_asked", "decision_ends", "decision_counted", "meeting_today", "all_called", "welcome_asked",
    "need_hidden", "need_shown", "report_acted", "report_left", "circle_ends", "circle_past_end", "circle_quiet",
    "circle_rests", "circle_adopted", "circle_reclaimed", "merging_asked", "merging_agreed", "merging_declined",
    "host_wrote", "measure_taken", "appeal_upheld", "appeal_refused"}};
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

base::Time after_quiet_hours(platform::Zone const& zone, base::Time now, Quiet const& quiet)
{
    auto civil = platform::civil_in(zone, now);
    auto const is_free = [&](int weekday) { return !quiet.weekends || weekday <= iso_friday; };
    if (is_free(civil.weekday) && civil.hour >= quiet.to && civil.hour < quiet.from) return now;
    int days = civil.hour < quiet.to ? 0 : 1;
    for (int weekday = (civil.weekday - 1 + days) % 7 + 1; !is_free(weekday); weekday = weekday % 7 + 1) ++days;
    civil.day += days;
    civil.hour = quiet.to;
    civil.minute = 0;
    civil.second = 0;
    return platform::time_of(zone, civil);
}

} // namespace notices
