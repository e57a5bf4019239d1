#include "platform/i18n/dates.h"

#include "platform/i18n/reader.h"

#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>
#include <unicode/reldatefmt.h>
#include <unicode/smpdtfmt.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

namespace platform {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t minutes_of_day = 24 * 60;

// What a text was made from, and in which way. The dates stand first, in the order of their skeletons.
enum class Made { day, day_of_the_year, day_and_time, clock_time, weekday, weekday_and_time, month, ago, number };

constexpr std::array skeletons {u"yMMMMd", u"MMMMd", u"yMMMMdHm", u"Hm", u"EEEE", u"EEEEHm", u"yMMMM"};

void demand(UErrorCode status, char const* what)
{
    if (U_FAILURE(status)) throw std::runtime_error {std::string {what} + ": " + u_errorName(status)};
}

std::string utf8(icu::UnicodeString const& text)
{
    std::string bytes;
    return text.toUTF8String(bytes);
}

// One language's formatters on one thread, and the last texts they made.
class Formats {
public:
    explicit Formats(Language const& language)
        : locale_ {std::string {language.locale}.c_str()}
    {
    }

    /// The date whose wall clock shows this minute (since 1970).
    std::string const& date(Made way, std::int64_t local_minute)
    {
        return remembered(way, local_minute, [&] {
            UErrorCode status = U_ZERO_ERROR;
            icu::UnicodeString text;
            icu::FieldPosition nowhere {icu::FieldPosition::DONT_CARE};
            calendar_.setTime(static_cast<UDate>(local_minute * minute_ms), status);
            demand(status, "date");
            date_format(way).format(calendar_, text, nowhere);
            return utf8(text);
        });
    }

    std::string const& relative(std::int64_t n, URelativeDateTimeUnit unit)
    {
        return remembered(Made::ago, n * UDAT_REL_UNIT_COUNT + unit, [&] {
            UErrorCode status = U_ZERO_ERROR;
            if (!relative_) relative_ = std::make_unique<icu::RelativeDateTimeFormatter>(locale_, status);
            icu::UnicodeString text;
            relative_->format(static_cast<double>(n), unit, text, status);
            demand(status, "relative date");
            return utf8(text);
        });
    }

    std::string const& number(std::int64_t n)
    {
        return remembered(Made::number, n, [&] {
            UErrorCode status = U_ZERO_ERROR;
            auto const text = numbers_.formatInt(n, status).toString(status);
            demand(status, "number");
            return utf8(text);
        });
    }

    std::string percent(double fraction)
    {
        UErrorCode status = U_ZERO_ERROR;
        auto const text = percents_.formatDouble(fraction, status).toString(status);
        demand(status, "per cent");
        return utf8(text);
    }

    std::string list(std::span<std::string const> things)
    {
        UErrorCode status = U_ZERO_ERROR;
        if (!list_) list_.reset(icu::ListFormatter::createInstance(locale_, status));
        demand(status, "list");
        std::vector<icu::UnicodeString> items;
        for (auto const& thing : things) items.push_back(icu::UnicodeString::fromUTF8(thing));
        icu::UnicodeString text;
        list_->format(items.data(), static_cast<std::int32_t>(items.size()), text, status);
        demand(status, "list");
        return utf8(text);
    }

private:
    struct Remembered {
        Made way = Made::day;
        std::int64_t from = 0;
        bool full = false;
        std::string text;
    };

    // A newer text takes the place of an older one that fell on the same cell.
    template <class Make>
    std::string const& remembered(Made way, std::int64_t from, Make make)
    {
        auto const mixed
            = (static_cast<std::uint64_t>(from) * 16 + static_cast<std::uint64_t>(way)) * 0x9e3779b97f4a7c15;
        auto& cell = cells_[mixed >> 55];
        if (cell.full && cell.way == way && cell.from == from) return cell.text;
        cell.text = make();
        cell.way = way;
        cell.from = from;
        cell.full = true;
        return cell.text;
    }

    icu::SimpleDateFormat& date_format(Made way)
    {
        auto& format = dates_[static_cast<std::size_t>(way)];
        if (format) return *format;
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::DateTimePatternGenerator> const patterns {
            icu::DateTimePatternGenerator::createInstance(locale_, status)};
        demand(status, "date patterns");
        auto const pattern = patterns->getBestPattern(skeletons[static_cast<std::size_t>(way)], status);
        format = std::make_unique<icu::SimpleDateFormat>(pattern, locale_, status);
        demand(status, "date format");
        return *format;
    }

    using Numbers = icu::number::LocalizedNumberFormatter;

    static icu::GregorianCalendar calendar_without_zone(icu::Locale const& locale)
    {
        UErrorCode status = U_ZERO_ERROR;
        icu::GregorianCalendar calendar {*icu::TimeZone::getGMT(), locale, status};
        demand(status, "calendar");
        return calendar;
    }

    icu::Locale locale_;
    // Its own calendar would be copied for each date. The zone was added by us, from the system's data.
    icu::GregorianCalendar calendar_ = calendar_without_zone(locale_);
    std::array<std::unique_ptr<icu::SimpleDateFormat>, skeletons.size()> dates_;
    std::unique_ptr<icu::RelativeDateTimeFormatter> relative_;
    std::unique_ptr<icu::ListFormatter> list_;
    Numbers numbers_ = icu::number::NumberFormatter::withLocale(locale_);
    Numbers percents_ = icu::number::NumberFormatter::withLocale(locale_)
                            .unit(icu::MeasureUnit::getPercent())
                            .scale(icu::number::Scale::powerOfTen(2))
                            .precision(icu::number::Precision::maxFraction(0));
    std::array<Remembered, 512> cells_;
};

Formats& formats()
{
    thread_local std::vector<std::unique_ptr<Formats>> of_languages(known_languages().size());
    auto const& language = *reader().language;
    auto& mine = of_languages[static_cast<std::size_t>(&language - known_languages().data())];
    if (!mine) mine = std::make_unique<Formats>(language);
    return *mine;
}

std::int64_t floored(std::int64_t n, std::int64_t by)
{
    return n / by - (n % by < 0 ? 1 : 0);
}

std::int64_t local_minute(base::Time time)
{
    return floored(time.ms + reader().zone->offset_at(time).seconds * 1000LL, minute_ms);
}

std::int64_t local_day(base::Time time)
{
    return floored(local_minute(time), minutes_of_day);
}

std::string formatted_day(Made way, base::Time time)
{
    return formats().date(way, local_day(time) * minutes_of_day);
}

} // namespace

std::string day(base::Time time)
{
    return formatted_day(Made::day, time);
}
std::string day_of_the_year(base::Time time)
{
    return formatted_day(Made::day_of_the_year, time);
}
std::string weekday(base::Time time)
{
    return formatted_day(Made::weekday, time);
}
std::string month(base::Time time)
{
    return formatted_day(Made::month, time);
}
std::string day_and_time(base::Time time)
{
    return formats().date(Made::day_and_time, local_minute(time));
}
std::string weekday_and_time(base::Time time)
{
    return formats().date(Made::weekday_and_time, local_minute(time));
}

std::string clock_time(base::Time time)
{
    return formats().date(Made::clock_time, local_minute(time) - local_day(time) * minutes_of_day);
}

std::string ago(base::Time time, base::Time now)
{
    auto const minutes = (time - now).count() / minute_ms;
    if (minutes == 0) return formats().relative(0, UDAT_REL_UNIT_SECOND);
    if (std::abs(minutes) < 60) return formats().relative(minutes, UDAT_REL_UNIT_MINUTE);
    auto const days = local_day(time) - local_day(now);
    if (days == 0 || std::abs(minutes) < 12 * 60) return formats().relative(minutes / 60, UDAT_REL_UNIT_HOUR);
    auto const distance = std::abs(days);
    if (distance < 14) return formats().relative(days, UDAT_REL_UNIT_DAY);
    if (distance < 60) return formats().relative(days / 7, UDAT_REL_UNIT_WEEK);
    if (distance < 2 * 365) return formats().relative(days * 12 / 365, UDAT_REL_UNIT_MONTH);
    return formats().relative(days / 365, UDAT_REL_UNIT_YEAR);
}

std::string machine_time(base::Time time)
{
    auto const civil = civil_in(Zone::utc(), time);
    std::string text = "0000-00-00T00:00:00Z";
    auto const put = [&](std::size_t at, std::size_t digits, int value) {
        for (auto left = digits; left > 0; --left, value /= 10)
            text[at + left - 1] = static_cast<char>('0' + value % 10);
    };
    put(0, 4, civil.year);
    put(5, 2, civil.month);
    put(8, 2, civil.day);
    put(11, 2, civil.hour);
    put(14, 2, civil.minute);
    put(17, 2, civil.second);
    return text;
}

std::string number(std::int64_t n)
{
    return formats().number(n);
}
std::string percent(double fraction)
{
    return formats().percent(fraction);
}
std::string list(std::span<std::string const> things)
{
    return formats().list(things);
}

} // namespace platform
