#include "platform/mail/mime_encoding.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <sodium.h>

namespace platform {

namespace {

constexpr std::size_t line_limit = 76;
constexpr std::size_t encoded_bytes = 39; // 64 signs: fits beside "Subject: " on the first line
constexpr std::string_view hex = "0123456789ABCDEF";

bool is_visible(char sign)
{
    return sign > ' ' && sign < 127;
}

bool continues_a_letter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

std::string base64_of(std::string_view bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
        sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::vector<std::string> encoded_words(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        auto length = std::min(encoded_bytes, text.size());
        for (int n = 0; n < 3 && length < text.size() && continues_a_letter(text[length]); ++n) --length;
        words.push_back("=?UTF-8?B?" + base64_of(text.substr(0, length)) + "?=");
        text.remove_prefix(length);
    }
    return words;
}

/// Whether the text survives being split at single spaces, folded and read again.
bool is_plain(std::string_view text)
{
    auto const words = split_at_spaces(text);
    return text.find("=?") == std::string_view::npos && std::ranges::all_of(words, [](std::string const& word) {
        return !word.empty() && word.size() <= 64 && std::ranges::all_of(word, is_visible);
    });
}

/// Writes one line of the body, breaking it softly before the limit.
void add_quoted_line(std::string& to, std::string_view line)
{
    std::size_t width = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        char const sign = line[i];
        bool const blank = sign == ' ' || sign == '\t';
        bool const as_it_is = (is_visible(sign) && sign != '=') || (blank && i + 1 < line.size());
        std::size_t const needs = as_it_is ? 1 : 3;
        if (width + needs > line_limit - 1) {
            to += "=\r\n";
            width = 0;
        }
        if (as_it_is) {
            to += sign;
        } else {
            auto const byte = static_cast<unsigned char>(sign);
            to += {'=', hex[byte >> 4], hex[byte & 15]};
        }
        width += needs;
    }
    to += "\r\n";
}

} // namespace

std::string quoted_printable(std::string_view body)
{
    std::string quoted;
    quoted.reserve(body.size() + body.size() / 4 + 2);
    while (!body.empty()) {
        auto const end = std::min(body.find_first_of("\r\n"), body.size());
        add_quoted_line(quoted, body.substr(0, end));
        body.remove_prefix(end);
        body.remove_prefix(body.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, body.size()));
    }
    return quoted;
}

std::vector<std::string> split_at_spaces(std::string_view text)
{
    std::vector<std::string> words;
    for (;;) {
        auto const space = text.find(' ');
        words.emplace_back(text.substr(0, space));
        if (space == std::string_view::npos) return words;
        text.remove_prefix(space + 1);
    }
}

std::vector<std::string> words_of_text(std::string_view text)
{
    return is_plain(text) ? split_at_spaces(text) : encoded_words(text);
}

std::vector<std::string> words_of_phrase(std::string_view name)
{
    if (!is_plain(name)) return encoded_words(name);
    std::string quoted = "\"";
    for (char const sign : name) {
        if (sign == '"' || sign == '\\') quoted += '\\';
        quoted += sign;
    }
    return split_at_spaces(quoted + '"');
}

std::string mail_date(base::Time time)
{
    using namespace std::chrono;
    constexpr std::array days {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    sys_time<milliseconds> const moment {milliseconds {time.ms}};
    auto const day = floor<std::chrono::days>(moment);
    year_month_day const date {day};
    hh_mm_ss const hour {floor<seconds>(moment - day)};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", days.at(weekday {day}.c_encoding()),
        unsigned {date.day()}, months.at(unsigned {date.month()} - 1), int {date.year()}, hour.hours().count(),
        hour.minutes().count(), hour.seconds().count());
}

std::string folded_header(std::string_view name, std::vector<std::string> const& words)
{
    std::string header {name};
    header += ':';
    auto width = header.size();
    for (auto const& word : words) {
        if (width + 1 + word.size() > line_limit && width > name.size() + 1) {
            header += "\r\n";
            width = 0;
        }
        header += ' ' + word;
        width += 1 + word.size();
    }
    return header + "\r\n";
}

} // namespace platform
