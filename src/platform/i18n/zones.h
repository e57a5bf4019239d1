#pragma once

#include "base/time.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

// Time zones from the system's tzdata, which the distribution keeps up to date; ICU's own copy is years older.
namespace platform {

/// A time as the wall shows it.
struct Civil {
    int year = 1970;
    int month = 1; ///< 1 … 12
    int day = 1;   ///< 1 … 31
    int hour = 0;
    int minute = 0;
    int second = 0;
    int weekday = 4; ///< ISO 8601: Monday is 1, Sunday 7; ignored by time_of
    bool operator==(Civil const&) const = default;
};

/// How far the wall clock is ahead of UTC.
struct ZoneOffset {
    std::int32_t seconds = 0;
    bool operator==(ZoneOffset const&) const = default;
};

/// The yearly rule at the end of a TZif file, for times after its last transition: a POSIX TZ string (RFC 9636, 3.3.1).
struct ZoneRule {
    enum class Kind { every_year_day, leap_counted_day, month_week_day };
    struct Change {
        Kind kind = Kind::month_week_day;
        int month = 0;
        int week = 0;
        int day = 0;
        std::int32_t second = 2 * 3600; ///< of the local day; may be negative or over a day (RFC 9636)
    };

    std::int32_t standard = 0; ///< seconds ahead of UTC
    std::int32_t summer = 0;
    bool has_summer = false;
    Change to_summer {};
    Change to_standard {};
};

/// One time zone. Never changes, may be read by any thread.
class Zone {
public:
    /// Reads a TZif file of version 2 or later without leap seconds (RFC 9636). Null for anything else.
    static std::unique_ptr<Zone const> from_tzif(std::string_view bytes);
    static Zone const& utc();

    ZoneOffset offset_at(base::Time time) const;

private:
    std::vector<std::int64_t> transitions_; ///< seconds since 1970, rising
    std::vector<std::int32_t> offsets_ {0}; ///< offsets_[i] holds before transitions_[i], the last one after all
    ZoneRule rule_ {};
    bool has_rule_ = false;
};

/// The zones under a folder, each read once. What the system updates later is seen after the next start.
class Zones {
public:
    explicit Zones(std::filesystem::path folder = "/usr/share/zoneinfo")
        : folder_ {std::move(folder)}
    {
    }

    /// The zone of that name ("Europe/Istanbul"), or null when there is none. Names that could lead out of the folder
    /// are never looked up. Good as long as this object.
    Zone const* find(std::string_view name) const;

    /// All names a person may choose from (zone1970.tab), sorted.
    std::vector<std::string> names() const;

private:
    std::filesystem::path folder_;
    mutable std::shared_mutex mutex_;
    mutable std::map<std::string, std::unique_ptr<Zone const>, std::less<>> read_;
};

/// The system's zones, shared by the whole program.
Zones const& system_zones();

/// Whether the text has the shape of a zone's name: letters, digits, _ + - in parts divided by slashes.
bool is_zone_name(std::string_view name);

/// The wall clock of a zone at a moment.
Civil civil_in(Zone const& zone, base::Time time);

/// The year in UTC: for filters, where nobody asks for the hour.
int year_of(base::Time time);

/// The moment at which a zone's wall clock shows that time, by the rule of RFC 5545, 3.3.5: a time that comes twice
/// means the first; one that is skipped is read with the offset before the gap (02:30 becomes 03:30). Days and months
/// out of range run over into the next.
base::Time time_of(Zone const& zone, Civil const& civil);

} // namespace platform
