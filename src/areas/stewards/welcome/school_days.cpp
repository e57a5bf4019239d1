#include "areas/stewards/welcome/school_days.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <vector>

namespace stewards {

namespace {

/// Somebody might keep every day free: then time goes on all the same.
constexpr int most_free_days_on_end = 400;
constexpr std::size_t longest_span = 100;

std::string day_text(platform::Civil const& day)
{
    std::array<char, 40> text {};
    auto const size = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", day.year, day.month, day.day);
    return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<platform::Civil> day_in(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    platform::Civil day {.hour = 12};
    auto const number = [&](std::size_t at, std::size_t size, int& into) {
        auto const part = text.substr(at, size);
        return std::from_chars(part.data(), part.data() + part.size(), into).ptr == part.data() + part.size();
    };
    if (!number(0, 4, day.year) || !number(5, 2, day.month) || !number(8, 2, day.day)) return std::nullopt;
    auto const there = platform::civil_in(platform::Zone::utc(), platform::time_of(platform::Zone::utc(), day));
    return day_text(there) == text ? std::optional {there} : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

/// The days of one line; nothing when it says something else.
std::optional<std::vector<std::string>> days_of_line(std::string_view line)
{
    auto const space = std::min(line.find(' '), line.size());
    auto day = day_in(line.substr(0, space));
    auto const last = space == line.size() ? day : day_in(trimmed(line.substr(space)));
    if (!day || !last) return std::nullopt;
    std::vector<std::string> days {day_text(*day)};
    while (days.back() != day_text(*last) && days.size() < longest_span) {
        ++day->day;
        auto const& utc = platform::Zone::utc();
        day = platform::civil_in(utc, platform::time_of(utc, *day));
        days.push_back(day_text(*day));
    }
    return days.back() == day_text(*last) ? std::optional {std::move(days)} : std::nullopt;
}

template <class F>
void each_line(std::string_view text, F const& act)
{
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!trimmed(line).empty()) act(trimmed(line));
    }
}

} // namespace

bool SchoolDays::is_free(platform::Civil const& day) const
{
    return weekend.contains(day.weekday) || free.contains(day_text(day));
}

base::Time after_school_time(
    SchoolDays const& days, platform::Zone const& zone, base::Time from, base::Milliseconds time)
{
    auto now = from;
    for (int skipped = 0; skipped < most_free_days_on_end;) {
        auto tomorrow = platform::civil_in(zone, now);
        bool const free = days.is_free(tomorrow);
        ++tomorrow.day;
        tomorrow.hour = tomorrow.minute = tomorrow.second = 0;
        auto const midnight = platform::time_of(zone, tomorrow);
        if (free) {
            ++skipped;
        } else {
            if (midnight - now >= time) return now + time;
            time -= midnight - now;
        }
        now = midnight;
    }
    return now;
}

std::string_view usual_weekend(std::string_view country)
{
    constexpr std::array<std::string_view, 15> friday_and_saturday {
        "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE", "BD"};
    if (std::ranges::find(friday_and_saturday, country) != friday_and_saturday.end()) return "5 6";
    if (country == "AF") return "4 5";
    if (country == "IR") return "5";
    if (country == "IN" || country == "UG") return "7";
    return "6 7";
}

std::set<int> weekend_in(std::string_view text)
{
    std::set<int> weekend;
    for (char const sign : text) {
        if (sign >= '1' && sign <= '7') weekend.insert(sign - '0');
    }
    return weekend;
}

std::set<std::string> free_days_in(std::string_view text)
{
    std::set<std::string> free;
    each_line(text, [&](std::string_view line) {
        if (auto const days = days_of_line(line)) free.insert(days->begin(), days->end());
    });
    return free;
}

bool are_free_days(std::string_view text)
{
    bool all = true;
    each_line(text, [&](std::string_view line) { all = all && days_of_line(line).has_value(); });
    return all;
}

} // namespace stewards
