#include "platform/i18n/dates.h"

#include "platform/i18n/languages.h"
#include "platform/i18n/reader.h"

#include <doctest/doctest.h>

#include <vector>

using namespace platform;

namespace {

Languages const& all()
{
    static Languages const languages {{{"tr", ""}, {"ar", ""}, {"es", ""}, {"fr", ""}}};
    return languages;
}

base::Time utc(int month, int day, int hour = 0, int minute = 0)
{
    return time_of(Zone::utc(), {.year = 2026, .month = month, .day = day, .hour = hour, .minute = minute});
}

} // namespace

TEST_CASE("dates are written as the reader writes them, in the reader's zone")
{
    auto const evening = utc(1, 14, 21, 30);

    SpeakingTo reading {all().named("en"), "Europe/Istanbul"};
    CHECK(day(evening) == "15 January 2026");
    CHECK(day_of_the_year(evening) == "15 January");
    CHECK(day_and_time(evening) == "15 January 2026 at 00:30");
    CHECK(clock_time(evening) == "00:30");
    CHECK(weekday(evening) == "Thursday");
    CHECK(weekday_and_time(evening) == "Thursday 00:30");
    CHECK(month(evening) == "January 2026");
    {
        SpeakingTo turkish {all().named("tr"), "UTC"};
        CHECK(day(evening) == "14 Ocak 2026");
        CHECK(day_and_time(evening) == "14 Ocak 2026 21:30");
        CHECK(weekday(evening) == "Çarşamba");
    }
    CHECK(day(evening) == "15 January 2026");
}

TEST_CASE("without a reader dates are English and in UTC")
{
    CHECK(day_and_time(utc(1, 14, 21, 30)) == "14 January 2026 at 21:30");
    CHECK(day({-1}) == "31 December 1969");
    CHECK(clock_time({-1}) == "23:59");
}

TEST_CASE("a zone nobody knows counts as UTC")
{
    SpeakingTo reading {all().named("tr"), "../../etc/passwd"};

    CHECK(clock_time(utc(1, 14, 21, 30)) == "21:30");
}

TEST_CASE("how long ago is told in words, and days by the reader's calendar")
{
    auto const now = utc(3, 20, 9);
    SpeakingTo reading {all().named("en"), "Europe/Istanbul"};

    CHECK(ago(now, now) == "now");
    CHECK(ago(utc(3, 20, 8, 57), now) == "3 minutes ago");
    CHECK(ago(utc(3, 20, 6), now) == "3 hours ago");
    CHECK(ago(utc(3, 19, 22), now) == "11 hours ago");
    CHECK(ago(utc(3, 19, 20), now) == "yesterday");
    CHECK(ago(utc(3, 18, 21), now) == "yesterday");
    CHECK(ago(utc(3, 18, 20), now) == "2 days ago");
    CHECK(ago(utc(3, 7, 9), now) == "13 days ago");
    CHECK(ago(utc(3, 6, 9), now) == "2 weeks ago");
    CHECK(ago(utc(1, 10, 9), now) == "2 months ago");
    CHECK(ago({now.ms - 800LL * 86'400'000}, now) == "2 years ago");
    CHECK(ago(utc(3, 21, 12), now) == "tomorrow");
    CHECK(ago(utc(3, 23, 12), now) == "in 3 days");
}

TEST_CASE("Turkish and Arabic tell it in their own words")
{
    auto const now = utc(3, 20, 9);
    {
        SpeakingTo turkish {all().named("tr"), "Europe/Istanbul"};
        CHECK(ago(utc(3, 17, 9), now) == "3 gün önce");
        CHECK(ago(utc(3, 19, 9), now) == "dün");
        CHECK(ago(now, now) == "şimdi");
    }
    SpeakingTo arabic {all().named("ar"), "Asia/Amman"};
    CHECK(ago(utc(3, 17, 9), now) == "قبل ٣ أيام");
}

TEST_CASE("numbers, shares and lists follow the language")
{
    std::vector<std::string> const cast {"Ana", "Bram", "Carla"};
    CHECK(number(1234567) == "1,234,567");
    CHECK(percent(0.126) == "13%");
    CHECK(list(cast) == "Ana, Bram and Carla");

    SpeakingTo turkish {all().named("tr"), "UTC"};
    CHECK(number(-1234567) == "-1.234.567");
    CHECK(percent(0.126) == "%13");
    CHECK(list(cast) == "Ana, Bram ve Carla");
    CHECK(list(std::span {cast}.first(1)) == "Ana");
    CHECK(list({}) == "");
}

TEST_CASE("a machine reads the time in UTC, whoever the reader is")
{
    SpeakingTo turkish {all().named("tr"), "Europe/Istanbul"};

    CHECK(machine_time(utc(1, 4, 21, 30)) == "2026-01-04T21:30:00Z");
}

TEST_CASE("a date remembered is the date asked for, however many were asked before")
{
    SpeakingTo reading {all().named("en"), "Europe/Istanbul"};
    std::vector<std::string> first;
    for (int hour = 0; hour < 5000; ++hour)
        first.push_back(day_and_time({hour * 3'600'000LL}) + weekday({hour * 3'600'000LL}));

    for (int hour = 4999; hour >= 0; --hour) {
        base::Time const time {hour * 3'600'000LL};
        REQUIRE(day_and_time(time) + weekday(time) == first[static_cast<std::size_t>(hour)]);
    }
    CHECK(first[0] == "1 January 1970 at 02:00Thursday");
    CHECK(first[4999].starts_with("28 July 1970"));
}
