#include "areas/stewards/welcome/school_days.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace {

platform::Zone const& istanbul()
{
    return *platform::system_zones().find("Europe/Istanbul");
}

/// A day of November 2026; the 25th is a Wednesday.
base::Time on_day(int day, int hour)
{
    return platform::time_of(istanbul(), {.year = 2026, .month = 11, .day = day, .hour = hour});
}

base::Time two_days_after(base::Time from, stewards::SchoolDays const& days = {})
{
    return stewards::after_school_time(days, istanbul(), from, 48h);
}

} // namespace

TEST_CASE("two school days after a Wednesday is Friday, after a Friday it is Tuesday: the weekend does not count")
{
    CHECK(two_days_after(on_day(25, 10)) == on_day(27, 10));
    CHECK(two_days_after(on_day(27, 16)) == on_day(31, 16));
    CHECK(two_days_after(on_day(28, 12)) == on_day(32, 0)); // written on Saturday: Monday and Tuesday
    CHECK(two_days_after(on_day(26, 0)) == on_day(28, 0));
}

TEST_CASE("free days that the network keeps do not count either, one by one or as a span")
{
    stewards::SchoolDays const days {.free = stewards::free_days_in("2026-11-26\r\n2026-11-30 2026-12-01\n")};

    CHECK(two_days_after(on_day(25, 10), days) == on_day(32, 10)); // Wednesday and Friday, then Wednesday
}

TEST_CASE("a country's weekend is its own, and where every day is free time goes on all the same")
{
    stewards::SchoolDays const days {.weekend = stewards::weekend_in(stewards::usual_weekend("EG"))};
    stewards::SchoolDays const never {.weekend = {1, 2, 3, 4, 5, 6, 7}};

    CHECK(two_days_after(on_day(26, 10), days) == on_day(30, 10)); // Thursday; Friday and Saturday are free
    CHECK(stewards::usual_weekend("TR") == "6 7");
    CHECK(two_days_after(on_day(26, 10), never) > on_day(26, 10));
}

TEST_CASE("a list of free days is days and spans, and nothing else")
{
    CHECK(stewards::are_free_days(""));
    CHECK(stewards::are_free_days("2026-12-25\n\n2026-12-28 2027-01-03"));
    CHECK(stewards::free_days_in("2026-12-28 2027-01-03").size() == 7);
    CHECK_FALSE(stewards::are_free_days("25.12.2026"));
    CHECK_FALSE(stewards::are_free_days("2026-02-30"));
    CHECK_FALSE(stewards::are_free_days("2027-01-03 2026-12-28"));
    CHECK_FALSE(stewards::are_free_days("2026-01-01 2026-12-31"));
}
