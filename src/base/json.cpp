#include "base/json.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace base {

namespace {

constexpr std::size_t members_limit = 200;

void append_text(std::string& out, std::string_view text)
{
    out += '"';
    for (char const sign : text) {
        switch (sign) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(sign) < 32) {
                char code[8];
                std::snprintf(code, sizeof code, "\\u%04x", sign);
                out += code;
            } else {
                out += sign;
            }
        }
    }
    out += '"';
}

/// Takes the parser's events and refuses every shape that is not flat.
struct FlatReader {
    constexpr static std::size_t max_object_size = members_limit;
    constexpr static std::size_t max_array_size = members_limit;
    constexpr static std::size_t max_key_size = 100;
    constexpr static std::size_t max_string_size = 1 << 20;
    using error_code = boost::json::error_code;
    using string_view = boost::json::string_view;

    FlatJson flat;
    std::vector<std::string> names;
    std::string name;
    std::string gathered;
    int depth = 0;
    bool in_list = false;

    bool no(error_code& error)
    {
        error = boost::json::error::extra_data;
        return false;
    }
    bool put(std::string value, FlatJson::Kind kind, error_code& error)
    {
        if (depth != 1 || flat.members.size() == members_limit) return no(error);
        flat.members.push_back({name, std::move(value), kind, in_list});
        return true;
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code& error) { return depth == 0 ? true : no(error); }
    bool on_object_begin(error_code& error) { return depth++ == 0 ? true : no(error); }
    bool on_object_end(std::size_t, error_code&) { return --depth, true; }
    bool on_array_begin(error_code& error) { return depth == 1 && !std::exchange(in_list, true) ? true : no(error); }
    bool on_array_end(std::size_t, error_code&) { return in_list = false, true; }
    bool on_key_part(string_view part, std::size_t, error_code&)
    {
        return gathered.append(part.data(), part.size()), true;
    }
    bool on_key(string_view part, std::size_t, error_code& error)
    {
        gathered.append(part.data(), part.size());
        name = std::exchange(gathered, {});
        if (std::ranges::find(names, name) != names.end()) return no(error);
        names.push_back(name);
        return true;
    }
    bool on_string_part(string_view part, std::size_t, error_code&)
    {
        return gathered.append(part.data(), part.size()), true;
    }
    bool on_string(string_view part, std::size_t, error_code& error)
    {
        gathered.append(part.data(), part.size());
        return put(std::exchange(gathered, {}), FlatJson::Kind::text, error);
    }
    bool on_number_part(string_view part, error_code&) { return gathered.append(part.data(), part.size()), true; }
    bool number(string_view part, error_code& error)
    {
        gathered.append(part.data(), part.size());
        return put(std::exchange(gathered, {}), FlatJson::Kind::number, error);
    }
    bool on_int64(std::int64_t, string_view part, error_code& error) { return number(part, error); }
    bool on_uint64(std::uint64_t, string_view part, error_code& error) { return number(part, error); }
    bool on_double(double, string_view part, error_code& error) { return number(part, error); }
    bool on_bool(bool value, error_code& error) { return put(value ? "true" : "false", FlatJson::Kind::yes_no, error); }
    bool on_null(error_code& error) { return put("", FlatJson::Kind::null, error); }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }
};

} // namespace

void Json::comma()
{
    if (text_.size() > 1) text_ += ',';
}

void Json::name(std::string_view name)
{
    comma();
    append_text(text_, name);
    text_ += ':';
}

Json& Json::add(std::string_view name, std::string_view value)
{
    this->name(name);
    append_text(text_, value);
    return *this;
}

Json& Json::add(std::string_view name, bool value)
{
    this->name(name);
    text_ += value ? "true" : "false";
    return *this;
}

Json& Json::add(std::string_view name, std::int64_t value)
{
    this->name(name);
    text_ += std::to_string(value);
    return *this;
}

Json& Json::add(std::string_view name, double value)
{
    this->name(name);
    text_ += shortest(value);
    return *this;
}

Json& Json::add(std::string_view name, Json const& value)
{
    this->name(name);
    text_ += value.text();
    return *this;
}

Json& Json::add(std::string_view name, Time value)
{
    return add(name, rfc3339(value));
}

Json& Json::add_null(std::string_view name)
{
    this->name(name);
    text_ += "null";
    return *this;
}

Json& Json::push(Json const& value)
{
    comma();
    text_ += value.text();
    return *this;
}

Json& Json::push(std::string_view value)
{
    comma();
    append_text(text_, value);
    return *this;
}

std::string_view FlatJson::text(std::string_view name) const
{
    auto const found = std::ranges::find(members, name, &Member::name);
    return found == members.end() ? std::string_view {} : std::string_view {found->value};
}

std::int64_t FlatJson::number(std::string_view name) const
{
    auto const digits = text(name);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

Result<FlatJson> read_flat_json(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = 3;
    boost::json::basic_parser<FlatReader> parser {options};
    boost::json::error_code error;
    auto const used = parser.write_some(false, text.data(), text.size(), error);
    bool const rest = !error && text.substr(used).find_first_not_of(" \t\r\n") != std::string_view::npos;
    bool const object
        = text.find_first_not_of(" \t\r\n") != std::string_view::npos && text[text.find_first_not_of(" \t\r\n")] == '{';
    if (error || rest || !object) return Refusal {.reason = Reason::bad_request, .code = "json_unreadable"};
    return std::move(parser.handler().flat);
}

std::string rfc3339(Time time)
{
    auto const ms = (time.ms % 1000 + 1000) % 1000;
    std::time_t const seconds = (time.ms - ms) / 1000;
    std::tm parts {};
    gmtime_r(&seconds, &parts);
    char text[40];
    auto const size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text + size, sizeof text - size, ".%03dZ", static_cast<int>(ms));
    return text;
}

std::string shortest(double value)
{
    if (!std::isfinite(value)) return "null";
    char digits[32];
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

} // namespace base
