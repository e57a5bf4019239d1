#pragma once

#include "base/time.h"

#include <cstdint>
#include <span>
#include <string>

// Dates and numbers as the reader (reader.h) writes them. Formatters and what they made are kept per thread and
// language, so that a page may ask for the same day as often as it likes.
namespace platform {

/// "14 January 2026", in the reader's zone as all below.
std::string day(base::Time time);
/// "14 January", where the year is plain.
std::string day_of_the_year(base::Time time);
/// "14 January 2026 at 13:30"
std::string day_and_time(base::Time time);
/// "13:30"
std::string clock_time(base::Time time);
/// "Wednesday"
std::string weekday(base::Time time);
/// "Wednesday 13:30"
std::string weekday_and_time(base::Time time);
/// "January 2026"
std::string month(base::Time time);

/// In words: "now" within a minute, minutes within an hour, hours on the same day or within twelve of them, then
/// "yesterday" and "3 days ago" by the reader's calendar, weeks from a fortnight, months from sixty days, years from
/// two years. Times to come are told alike: "tomorrow", "in 3 days".
std::string ago(base::Time time, base::Time now);

/// For <time datetime>: "2026-01-14T13:30:00Z", the same in every language.
std::string machine_time(base::Time time);

/// "1,234"
std::string number(std::int64_t n);
/// A fraction as whole per cent: percent(0.12) is "12%", in Turkish "%12".
std::string percent(double fraction);
/// "Ana, Bram and Carla"
std::string list(std::span<std::string const> things);

} // namespace platform
