#include "areas/imports/message_words.h"

#include "areas/circles/circles.h"
#include "areas/imports/masked.h"
#include "platform/i18n/fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace imports {

namespace {

/// How mail programs begin the subject of an answer or of something passed on, folded.
constexpr std::array<std::string_view, 14> prefixes {
    "re", "ynt", "yan", "cvp", "cevap", "ilt", "fwd", "fw", "aw", "wg", "sv", "rv", "tr", "rif"};

/// The length of "Re:" or "Re[2]:" at the front; 0 when there is none.
std::size_t prefix_at(std::string_view subject)
{
    auto const colon = subject.find(':');
    if (colon == std::string_view::npos || colon > 12) return 0;
    auto word = subject.substr(0, colon);
    word = word.substr(0, word.find_first_of("[ ("));
    auto const folded = platform::folded(word);
    return std::ranges::find(prefixes, folded) == prefixes.end() ? 0 : colon + 1;
}

std::string_view without_blanks(std::string_view text)
{
    auto const begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string_view bare(std::string_view subject)
{
    constexpr std::size_t longest_list_name = 40;
    for (bool more = true; more;) {
        more = false;
        subject = without_blanks(subject);
        auto const close = subject.find(']');
        if (subject.starts_with('[') && close != std::string_view::npos && close < longest_list_name) {
            subject.remove_prefix(close + 1);
            more = true;
        } else if (auto const prefix = prefix_at(subject)) {
            subject.remove_prefix(prefix);
            more = true;
        }
    }
    return subject;
}

/// At most so many bytes, cut between letters.
std::string cut(std::string text, std::size_t bytes)
{
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    text.resize(bytes);
    return text + "…";
}

std::string on_one_line(std::string_view text)
{
    std::string line;
    for (char const sign : without_blanks(text)) {
        bool const blank = sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
        if (blank && line.ends_with(' ')) continue;
        line += blank ? ' ' : sign;
    }
    return line;
}

template <class Number>
bool read(std::string_view text, std::size_t at, std::size_t length, Number& number)
{
    auto const digits = text.substr(std::min(at, text.size()), length);
    auto const done = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return digits.size() == length && done.ptr == digits.data() + digits.size();
}

} // namespace

std::string presentable(std::string_view text)
{
    return cut(masked(without_blanks(text)), circles::text_limit - 8);
}

std::string presentable_title(std::string_view subject)
{
    auto title = on_one_line(masked(bare(subject)));
    return title.empty() ? "…" : cut(std::move(title), circles::title_limit - 8);
}

bool is_answer(std::string_view subject)
{
    auto rest = without_blanks(subject);
    if (rest.starts_with('[') && rest.find(']') != std::string_view::npos)
        rest = without_blanks(rest.substr(rest.find(']') + 1));
    return prefix_at(rest) > 0;
}

std::string subject_key(std::string_view subject)
{
    return platform::folded(on_one_line(bare(subject)));
}

std::string presentable_name(std::string_view name, std::string_view unnamed)
{
    constexpr std::size_t longest = 80;
    auto line = on_one_line(name);
    // Lists that hide addresses write "Ayşe K. via staff room <list@…>".
    if (auto const via = line.find(" via "); via != std::string::npos && via > 0) line.resize(via);
    std::erase(line, '"');
    if (line.empty() || line.find('@') != std::string::npos) line = unnamed;
    return cut(masked(line), longest);
}

std::optional<base::Time> time_in(std::string_view text)
{
    using namespace std::chrono;
    int year_number = 0;
    unsigned month_number = 0;
    unsigned day_number = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    bool const whole = read(text, 0, 4, year_number) && read(text, 5, 2, month_number) && read(text, 8, 2, day_number)
        && read(text, 11, 2, hour) && read(text, 14, 2, minute) && read(text, 17, 2, second);
    year_month_day const date {year {year_number}, month {month_number}, day {day_number}};
    if (!whole || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    auto const at = sys_days {date} + hours {hour} + minutes {minute} + seconds {second};
    return base::Time {duration_cast<milliseconds>(at.time_since_epoch()).count()};
}

bool is_plausible(base::Time time, base::Time now)
{
    constexpr base::Time first_mail {315'532'800'000}; // 1980
    constexpr base::Milliseconds clocks_differ {24LL * 3600 * 1000};
    return time >= first_mail && time <= now + clocks_differ;
}

} // namespace imports
