#include "platform/web/response_head.h"

#include "platform/web/signs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace web {

namespace {

std::string_view phrase_of(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 428:
        return "Precondition Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 507:
        return "Insufficient Storage";
    default:
        return "Status"; // the phrase may be anything
    }
}

/// Those that only the server may write: a second one would leave the framing open to two readings.
bool is_written_by_the_server(std::string_view name)
{
    switch (name.size()) {
    case 4:
        return signs::same_but_case(name, "date");
    case 10:
        return signs::same_but_case(name, "connection");
    case 14:
        return signs::same_but_case(name, "content-length");
    case 17:
        return signs::same_but_case(name, "transfer-encoding");
    default:
        return false;
    }
}

void append_number(std::string& text, std::int64_t number)
{
    std::array<char, 20> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

/// Made once a second for each thread.
std::string const& cached_date(std::time_t now)
{
    thread_local std::time_t second = -1;
    thread_local std::string text;
    if (second != now) {
        second = now;
        text = http_date(now);
    }
    return text;
}

} // namespace

bool may_have_body(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

std::string http_date(std::time_t moment)
{
    constexpr std::array days {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm parts {};
    ::gmtime_r(&moment, &parts);
    std::array<char, 64> text {};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
        days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
        months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
        parts.tm_sec);
    return text.data();
}

bool has_clean_headers(Response const& response)
{
    for (auto const& [name, value] : response.headers) {
        if (name.empty() || !std::ranges::all_of(name, signs::is_token)) return false;
        if (std::ranges::any_of(value, signs::is_unclean)) return false;
    }
    return true;
}

std::string response_head(Response const& response, Framing framing)
{
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ");
    append_number(head, response.status);
    head.append(" ").append(phrase_of(response.status)).append("\r\nDate: ").append(cached_date(framing.now));
    if (framing.length && may_have_body(response.status)) {
        head.append("\r\nContent-Length: ");
        append_number(head, *framing.length);
    }
    if (!framing.keep_alive) head.append("\r\nConnection: close");
    for (auto const& [name, value] : response.headers) {
        if (is_written_by_the_server(name)) continue;
        head.append("\r\n").append(name).append(": ").append(value);
    }
    return head.append("\r\n\r\n");
}

} // namespace web
