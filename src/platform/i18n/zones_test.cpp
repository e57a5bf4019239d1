#include "platform/i18n/zones.h"

#include <doctest/doctest.h>

#include <ctime>

using namespace platform;

namespace {

Zone const& zone(std::string_view name)
{
    auto const* found = system_zones().find(name);
    REQUIRE(found != nullptr);
    return *found;
}

base::Time utc(int year, int month, int day, int hour = 0, int minute = 0)
{
    return time_of(Zone::utc(), {.year = year, .month = month, .day = day, .hour = hour, .minute = minute});
}

int hours(std::string_view name, base::Time time)
{
    return zone(name).offset_at(time).seconds / 3600;
}

Civil at(int month, int day, int hour, int minute)
{
    return {.year = 2024, .month = month, .day = day, .hour = hour, .minute = minute};
}

} // namespace

TEST_CASE("Istanbul kept summer time until 2016 and has been three hours ahead since")
{
    CHECK(hours("Europe/Istanbul", utc(2015, 1, 1)) == 2);
    CHECK(hours("Europe/Istanbul", utc(2015, 7, 1)) == 3);
    CHECK(hours("Europe/Istanbul", utc(2026, 1, 1)) == 3);
    CHECK(hours("Europe/Istanbul", utc(2099, 7, 1)) == 3);
}

TEST_CASE("the clock of Almaty follows the system's data, which is newer than ICU's")
{
    CHECK(hours("Asia/Almaty", utc(2023, 7, 1)) == 6);
    CHECK(hours("Asia/Almaty", utc(2026, 1, 1)) == 5);
}

TEST_CASE("years after the file's last change follow its yearly rule, on both halves of the earth")
{
    CHECK(hours("Europe/Madrid", utc(2090, 1, 15)) == 1);
    CHECK(hours("Europe/Madrid", utc(2090, 7, 15)) == 2);
    CHECK(hours("America/Santiago", utc(2090, 1, 15)) == -3);
    CHECK(hours("America/Santiago", utc(2090, 7, 15)) == -4);
    // 26 March 2090 is the last Sunday of the month.
    CHECK(hours("Europe/Madrid", utc(2090, 3, 26, 0, 59)) == 1);
    CHECK(hours("Europe/Madrid", utc(2090, 3, 26, 1, 0)) == 2);
}

TEST_CASE("a wall clock shows date, time and day of the week")
{
    auto const civil = civil_in(zone("Asia/Kathmandu"), utc(2026, 1, 14, 18, 30));

    CHECK(civil == Civil {2026, 1, 15, 0, 15, 0, 4});
    CHECK(civil_in(Zone::utc(), {-1}) == Civil {1969, 12, 31, 23, 59, 59, 3});
}

TEST_CASE("a time that comes twice means the first, one that is skipped is read with the offset before")
{
    auto const& madrid = zone("Europe/Madrid");

    CHECK(time_of(madrid, at(10, 27, 2, 30)) == utc(2024, 10, 27, 0, 30));
    CHECK(time_of(madrid, at(3, 31, 2, 30)) == utc(2024, 3, 31, 1, 30));
    CHECK(civil_in(madrid, time_of(madrid, at(3, 31, 2, 30))).hour == 3);
}

TEST_CASE("a moment turned into a wall clock and back is the same moment, but for the repeated hour")
{
    for (auto const* name :
        {"Europe/Istanbul", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"}) {
        auto const& here = zone(name);
        for (auto moment = utc(1990, 1, 1); moment < utc(2045, 1, 1); moment = moment + std::chrono::hours {37}) {
            auto const back = time_of(here, civil_in(here, moment));
            REQUIRE(civil_in(here, back) == civil_in(here, moment));
            REQUIRE(back <= moment);
        }
    }
}

TEST_CASE("every zone of the system agrees with the C library from 1960 to 2080")
{
    auto const names = system_zones().names();
    REQUIRE(names.size() > 300);
    for (auto const& name : names) {
        auto const& here = zone(name);
        setenv("TZ", (":" + name).c_str(), 1);
        tzset();
        for (auto moment = utc(1960, 1, 1); moment < utc(2080, 1, 1);
             moment = moment + std::chrono::hours {24 * 83 + 7}) {
            std::time_t const second = moment.ms / 1000;
            std::tm local {};
            localtime_r(&second, &local);
            REQUIRE_MESSAGE(here.offset_at(moment).seconds == local.tm_gmtoff, name, " ", second);
        }
    }
    unsetenv("TZ");
    tzset();
}

TEST_CASE("a name that could lead out of the folder is not a zone")
{
    for (auto const* name : {"", "/etc/passwd", "../../etc/passwd", "Europe/../UTC", "Europe", "Europe/", "tzdata.zi",
             "zone.tab", "right/UTC", "localtime", "leapseconds", "Europe//Istanbul", "Nowhere/Town"}) {
        CHECK(system_zones().find(name) == nullptr);
    }
    CHECK(system_zones().find(std::string(100, 'a')) == nullptr);
    CHECK(system_zones().find("Etc/GMT+3") != nullptr);
}

TEST_CASE("a file cut short or bent is refused, never read past its end")
{
    std::string const whole = [] {
        std::string block {"TZif2"};
        block.append(15, '\0');
        auto const counts = [](int time, int type) {
            std::string text;
            for (int const n : {0, 0, 0, time, type, 4}) text += {'\0', '\0', '\0', static_cast<char>(n)};
            return text;
        };
        std::string const type {'\0', '\0', '\x0e', '\x10', '\0', '\0', 'C', 'E', 'T', '\0'};
        return block + counts(0, 1) + type + block + counts(1, 1) + std::string(8, '\0') + '\0' + type
            + "\nCET-1CEST,M3.5.0,M10.5.0/3\n";
    }();
    REQUIRE(Zone::from_tzif(whole) != nullptr);
    CHECK(Zone::from_tzif(whole)->offset_at(utc(2030, 7, 1)).seconds == 7200);

    for (std::size_t size = 0; size < whole.size(); ++size) CHECK(Zone::from_tzif(whole.substr(0, size)) == nullptr);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto bent = whole;
        bent[i] = '\x7f';
        if (auto const zone = Zone::from_tzif(bent)) zone->offset_at(utc(2030, 7, 1));
    }
}
