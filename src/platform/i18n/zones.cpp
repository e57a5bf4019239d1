#include "platform/i18n/zones.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <mutex>

namespace platform {

namespace {

constexpr std::int64_t day_ms = 86'400'000;

std::string bytes_of_file(std::filesystem::path const& path)
{
    std::ifstream file {path, std::ios::binary};
    return {std::istreambuf_iterator<char> {file}, {}};
}

// "right/" counts leap seconds, "posix/" repeats the rest, and these names change with the machine.
bool stands_apart(std::string_view name)
{
    return name.starts_with("right/") || name.starts_with("posix/") || name == "localtime" || name == "posixrules";
}

std::int64_t local_ms(Civil const& civil)
{
    namespace c = std::chrono;
    auto const month = c::year {civil.year} / 1 + c::months {civil.month - 1};
    auto const days = c::sys_days {month / 1} + c::days {civil.day - 1};
    return days.time_since_epoch().count() * day_ms + ((civil.hour * 60LL + civil.minute) * 60 + civil.second) * 1000;
}

} // namespace

bool is_zone_name(std::string_view name)
{
    if (name.empty() || name.size() > 64 || name.front() == '/' || name.back() == '/') return false;
    if (name.find("//") != name.npos || stands_apart(name)) return false;
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+'
            || c == '-' || c == '/';
    });
}

Zone const* Zones::find(std::string_view name) const
{
    if (!is_zone_name(name)) return nullptr;
    {
        std::shared_lock lock {mutex_};
        if (auto const found = read_.find(name); found != read_.end()) return found->second.get();
    }
    std::error_code missing;
    auto const path = folder_ / name;
    if (!std::filesystem::is_regular_file(path, missing)) return nullptr;
    auto zone = Zone::from_tzif(bytes_of_file(path));
    if (zone == nullptr) return nullptr;
    std::unique_lock lock {mutex_};
    return read_.emplace(name, std::move(zone)).first->second.get();
}

std::vector<std::string> Zones::names() const
{
    std::ifstream table {folder_ / "zone1970.tab"};
    std::vector<std::string> names {"UTC"};
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line.front() == '#') continue;
        // codes, coordinates, name, remark, divided by tabs
        auto const coordinates = line.find('\t');
        auto const begin = coordinates == line.npos ? line.npos : line.find('\t', coordinates + 1);
        if (begin == line.npos) continue;
        names.push_back(line.substr(begin + 1, line.find('\t', begin + 1) - begin - 1));
    }
    std::sort(names.begin(), names.end());
    return names;
}

Zones const& system_zones()
{
    static Zones const zones;
    return zones;
}

int year_of(base::Time time)
{
    std::chrono::sys_time<base::Milliseconds> const moment {base::Milliseconds {time.ms}};
    return static_cast<int>(std::chrono::year_month_day {std::chrono::floor<std::chrono::days>(moment)}.year());
}

Civil civil_in(Zone const& zone, base::Time time)
{
    namespace c = std::chrono;
    auto const local = time.ms + zone.offset_at(time).seconds * 1000LL;
    auto const days = c::sys_days {c::floor<c::days>(c::milliseconds {local})};
    c::year_month_day const date {days};
    auto const second = (local - days.time_since_epoch().count() * day_ms) / 1000;
    return {int(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day())),
        static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60), static_cast<int>(second % 60),
        static_cast<int>(c::weekday {days}.iso_encoding())};
}

base::Time time_of(Zone const& zone, Civil const& civil)
{
    auto const local = local_ms(civil);
    // No zone changes its clocks twice within two days, so one day aside the offsets before and after are sure.
    auto const before = zone.offset_at({local - day_ms}).seconds * 1000LL;
    auto const after = zone.offset_at({local + day_ms}).seconds * 1000LL;
    if (zone.offset_at({local - before}).seconds * 1000LL == before) return {local - before};
    if (zone.offset_at({local - after}).seconds * 1000LL == after) return {local - after};
    return {local - before};
}

} // namespace platform
