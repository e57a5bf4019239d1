#include "areas/circles/decisions/moment.h"

#include <charconv>
#include <cstdio>

namespace circles {

namespace {

/// Takes so many digits off the text; -1 when they are not there.
int take_digits(std::string_view& text, std::size_t count)
{
    int number = -1;
    if (text.size() < count) return -1;
    auto const [end, error] = std::from_chars(text.data(), text.data() + count, number);
    if (error != std::errc {} || end != text.data() + count) return -1;
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, char sign)
{
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(1);
    return true;
}

bool is_plausible(platform::Civil const& civil)
{
    return civil.year >= 2000 && civil.year < 2200 && civil.month >= 1 && civil.month <= 12 && civil.day >= 1
        && civil.day <= 31 && civil.hour >= 0 && civil.hour < 24 && civil.minute >= 0 && civil.minute < 60;
}

} // namespace

std::optional<base::Time> moment_from(std::string_view text, platform::Zone const& zone)
{
    platform::Civil civil;
    civil.year = take_digits(text, 4);
    if (!take(text, '-')) return std::nullopt;
    civil.month = take_digits(text, 2);
    if (!take(text, '-')) return std::nullopt;
    civil.day = take_digits(text, 2);
    if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
    civil.hour = take_digits(text, 2);
    if (!take(text, ':')) return std::nullopt;
    civil.minute = take_digits(text, 2);
    if (!is_plausible(civil)) return std::nullopt;
    // Seconds say nothing here; programs send them.
    if (take(text, ':')) {
        if (take_digits(text, 2) < 0) return std::nullopt;
        if (take(text, '.') && take_digits(text, 3) < 0) return std::nullopt;
    }
    bool const utc = take(text, 'Z');
    if (!text.empty()) return std::nullopt;
    return platform::time_of(utc ? platform::Zone::utc() : zone, civil);
}

std::string moment_text(base::Time time, platform::Zone const& zone)
{
    auto const civil = platform::civil_in(zone, time);
    char text[40];
    std::snprintf(
        text, sizeof text, "%04d-%02d-%02dT%02d:%02d", civil.year, civil.month, civil.day, civil.hour, civil.minute);
    return text;
}

} // namespace circles
