#include "platform/i18n/zones.h"

#include <algorithm>
#include <chrono>
#include <optional>

// TZif, RFC 9636. A file is a version-1 block, which is skipped, then the same again with 64-bit times, then a footer:
//   header = "TZif" version 15*OCTET isutcnt isstdcnt leapcnt timecnt typecnt charcnt   (counts: 4 bytes, big-endian)
//   block  = times (timecnt) indexes (timecnt × 1) types (typecnt × 6) names (charcnt) leaps std utc
//   footer = LF posix-tz LF
namespace platform {

namespace {

struct Counts {
    std::size_t utc, std, leap, time, type, character;

    std::size_t bytes(std::size_t time_size) const
    {
        return time * (time_size + 1) + type * 6 + character + leap * (time_size + 4) + std + utc;
    }
};

// Reads big-endian numbers; whoever calls has checked that the bytes are there.
std::int64_t big_endian(std::string_view bytes, std::size_t size)
{
    std::uint64_t value = 0;
    for (auto const byte : bytes.substr(0, size)) value = value << 8 | static_cast<unsigned char>(byte);
    if (size == 4) return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
    return static_cast<std::int64_t>(value);
}

constexpr std::size_t header_size = 44;

std::optional<Counts> counts_in(std::string_view bytes)
{
    if (bytes.size() < header_size || !bytes.starts_with("TZif") || bytes[4] < '2') return std::nullopt;
    Counts counts {};
    std::size_t at = 20;
    for (auto* count : {&counts.utc, &counts.std, &counts.leap, &counts.time, &counts.type, &counts.character}) {
        auto const value = big_endian(bytes.substr(at), 4);
        if (value < 0 || value > 10'000) return std::nullopt;
        *count = static_cast<std::size_t>(value);
        at += 4;
    }
    return counts;
}

// A POSIX TZ string, with RFC 9636's wider range of hours.
class RuleReader {
public:
    explicit RuleReader(std::string_view text)
        : rest_ {text}
    {
    }

    std::optional<ZoneRule> read()
    {
        ZoneRule rule;
        skip_name();
        rule.standard = -clock();
        if (rest_.empty()) return broken_ ? std::nullopt : std::optional {rule};
        rule.has_summer = true;
        skip_name();
        rule.summer = rest_.starts_with(",") ? rule.standard + 3600 : -clock();
        rule.to_summer = change();
        rule.to_standard = change();
        if (broken_ || !rest_.empty()) return std::nullopt;
        return rule;
    }

private:
    void skip_name()
    {
        if (take('<')) {
            auto const end = rest_.find('>');
            broken_ |= end == rest_.npos;
            rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
            return;
        }
        auto const letters = std::find_if(
            rest_.begin(), rest_.end(), [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')); });
        broken_ |= letters == rest_.begin();
        rest_.remove_prefix(static_cast<std::size_t>(letters - rest_.begin()));
    }

    bool take(char sign)
    {
        if (!rest_.starts_with(sign)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    int number()
    {
        int value = 0;
        std::size_t digits = 0;
        for (; digits < rest_.size() && digits < 4 && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits) {
            value = value * 10 + (rest_[digits] - '0');
        }
        broken_ |= digits == 0;
        rest_.remove_prefix(digits);
        return value;
    }

    // [+-]hh[:mm[:ss]] in seconds
    std::int32_t clock()
    {
        auto const sign = take('-') ? -1 : 1;
        if (sign == 1) take('+');
        auto seconds = number() * 3600;
        if (take(':')) seconds += number() * 60;
        if (take(':')) seconds += number();
        return sign * seconds;
    }

    // ,date[/time]
    ZoneRule::Change change()
    {
        broken_ |= !take(',');
        ZoneRule::Change change;
        if (take('M')) {
            change.month = number();
            broken_ |= !take('.');
            change.week = number();
            broken_ |= !take('.');
        } else {
            change.kind = take('J') ? ZoneRule::Kind::every_year_day : ZoneRule::Kind::leap_counted_day;
        }
        change.day = number();
        if (take('/')) change.second = clock();
        bool const weekly = change.kind == ZoneRule::Kind::month_week_day;
        broken_ |= weekly
            && (change.month < 1 || change.month > 12 || change.week < 1 || change.week > 5 || change.day > 6);
        return change;
    }

    std::string_view rest_;
    bool broken_ = false;
};

// The local second, since 1970, at which a change happens in a year.
std::int64_t second_of(ZoneRule::Change const& change, int in_year)
{
    namespace c = std::chrono;
    c::year const year {in_year};
    c::sys_days day;
    switch (change.kind) {
    case ZoneRule::Kind::month_week_day: {
        c::year_month const month = year / c::month {static_cast<unsigned>(change.month)};
        c::weekday const weekday {static_cast<unsigned>(change.day)};
        // Week 5 means the last.
        day = change.week == 5 ? c::sys_days {month / weekday[c::last]}
                               : c::sys_days {month / weekday[static_cast<unsigned>(change.week)]};
        break;
    }
    case ZoneRule::Kind::every_year_day: {
        // Counts from 1 and never counts 29 February.
        bool const after_leap_day = year.is_leap() && change.day >= 60;
        day = c::sys_days {year / 1 / 1} + c::days {change.day - (after_leap_day ? 0 : 1)};
        break;
    }
    case ZoneRule::Kind::leap_counted_day:
        day = c::sys_days {year / 1 / 1} + c::days {change.day};
        break;
    }
    return day.time_since_epoch().count() * 86'400LL + change.second;
}

std::int32_t offset_by(ZoneRule const& rule, std::int64_t second)
{
    namespace c = std::chrono;
    if (!rule.has_summer) return rule.standard;
    c::year_month_day const date {c::floor<c::days>(c::sys_seconds {c::seconds {second + rule.standard}})};
    auto const year = static_cast<int>(date.year());
    auto const begin = second_of(rule.to_summer, year) - rule.standard;
    auto const end = second_of(rule.to_standard, year) - rule.summer;
    // South of the equator summer begins in one year and ends in the next.
    bool const summer = begin < end ? second >= begin && second < end : second >= begin || second < end;
    return summer ? rule.summer : rule.standard;
}

} // namespace

std::unique_ptr<Zone const> Zone::from_tzif(std::string_view bytes)
{
    auto const first = counts_in(bytes);
    if (!first || bytes.size() < header_size + first->bytes(4)) return nullptr;
    bytes.remove_prefix(header_size + first->bytes(4));
    auto const counts = counts_in(bytes);
    if (!counts || counts->type == 0 || counts->leap != 0) return nullptr;
    if (bytes.size() < header_size + counts->bytes(8)) return nullptr;
    auto const times = bytes.substr(header_size);
    auto const indexes = times.substr(counts->time * 8);
    auto const types = indexes.substr(counts->time);

    auto zone = std::make_unique<Zone>();
    zone->offsets_ = {static_cast<std::int32_t>(big_endian(types, 4))};
    for (std::size_t i = 0; i < counts->time; ++i) {
        auto const type = static_cast<unsigned char>(indexes[i]);
        if (type >= counts->type) return nullptr;
        zone->transitions_.push_back(big_endian(times.substr(i * 8), 8));
        zone->offsets_.push_back(static_cast<std::int32_t>(big_endian(types.substr(type * 6UL), 4)));
    }
    if (!std::is_sorted(zone->transitions_.begin(), zone->transitions_.end())) return nullptr;

    auto footer = bytes.substr(header_size + counts->bytes(8));
    if (footer.size() < 2 || footer.front() != '\n' || footer.back() != '\n') return nullptr;
    footer = footer.substr(1, footer.size() - 2);
    if (footer.empty()) return zone;
    auto const rule = RuleReader {footer}.read();
    if (!rule) return nullptr;
    zone->rule_ = *rule;
    zone->has_rule_ = true;
    return zone;
}

Zone const& Zone::utc()
{
    static Zone const zone;
    return zone;
}

ZoneOffset Zone::offset_at(base::Time time) const
{
    auto const second = std::chrono::floor<std::chrono::seconds>(base::Milliseconds {time.ms}).count();
    auto const next = std::upper_bound(transitions_.begin(), transitions_.end(), second);
    if (next == transitions_.end() && has_rule_) return {offset_by(rule_, second)};
    return {offsets_[static_cast<std::size_t>(next - transitions_.begin())]};
}

} // namespace platform
