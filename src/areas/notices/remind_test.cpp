#include "areas/notices/remind.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace {

platform::Zone const& istanbul()
{
    return *platform::system_zones().find("Europe/Istanbul");
}

base::Time on_day(int day, int hour)
{
    return platform::time_of(istanbul(), {.year = 2026, .month = 11, .day = day, .hour = hour});
}

} // namespace

TEST_CASE("what is open for a day and a half reminds a day before its end, what is shorter never")
{
    auto const asked = on_day(23, 10);

    CHECK(notices::reminder_at(asked, asked + 72h) == asked + 48h);
    CHECK(notices::reminder_at(asked, asked + 36h) == asked + 12h);
    CHECK_FALSE(notices::reminder_at(asked, asked + 35h));
}

TEST_CASE("a meeting is told of at seven of its day, earlier when it begins earlier, and never when it has begun")
{
    auto const& zone = istanbul();

    CHECK(notices::morning_of(zone, on_day(25, 16), on_day(23, 10)) == on_day(25, 7));
    CHECK(notices::morning_of(zone, on_day(25, 7), on_day(23, 10)) == on_day(25, 6));
    CHECK(notices::morning_of(zone, on_day(25, 16), on_day(25, 12)) == on_day(25, 12));
    CHECK_FALSE(notices::morning_of(zone, on_day(25, 16), on_day(25, 16)));
}
