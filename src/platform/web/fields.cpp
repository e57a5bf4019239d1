#include "platform/web/fields.h"

#include "base/json.h"

#include <algorithm>
#include <charconv>

namespace web {

namespace {

constexpr std::size_t fields_limit = 500;

int hex(char sign)
{
    if (sign >= '0' && sign <= '9') return sign - '0';
    if (sign >= 'a' && sign <= 'f') return sign - 'a' + 10;
    if (sign >= 'A' && sign <= 'F') return sign - 'A' + 10;
    return -1;
}

bool is_space(char sign)
{
    return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::size_t code_points(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char sign) { return (sign & 0xc0) != 0x80; }));
}

/// How many bytes of well-formed UTF-8 the sign beginning with this byte has.
std::size_t length_of(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

char32_t code_point(std::string_view sign)
{
    auto const first = static_cast<unsigned char>(sign[0]);
    char32_t point = sign.size() == 1 ? first : first & (0x7fU >> sign.size());
    for (char const more : sign.substr(1)) point = point << 6 | (static_cast<unsigned char>(more) & 0x3fU);
    return point;
}

/// Control signs of ASCII and Latin-1, but for those that make lines.
bool is_control(char32_t point)
{
    if (point == '\n' || point == '\t') return false;
    return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

/// Spaces and the signs of no width, which alone would make a name or a title that nobody can see or press.
bool is_invisible(char32_t point)
{
    auto const within = [point](char32_t first, char32_t last) { return point >= first && point <= last; };
    return point <= ' ' || point == 0xa0 || point == 0xad || point == 0x034f || within(0x115f, 0x1160)
        || point == 0x1680 || within(0x180b, 0x180e) || within(0x2000, 0x200f) || within(0x2028, 0x202f)
        || within(0x205f, 0x206f) || point == 0x3000 || point == 0x3164 || within(0xfe00, 0xfe0f) || point == 0xfeff;
}

/// The text without control signs, every line end one sign; empty when nothing of it can be seen.
std::string cleaned(std::string_view typed)
{
    std::string clean;
    bool seen = false;
    while (!typed.empty()) {
        auto const sign = typed.substr(0, length_of(static_cast<unsigned char>(typed.front())));
        typed.remove_prefix(sign.size());
        auto const point = code_point(sign);
        if (point == '\r' && !typed.starts_with('\n')) clean += '\n';
        if (is_control(point)) continue;
        clean += sign;
        seen = seen || !is_invisible(point);
    }
    return seen ? std::string {trimmed(clean)} : std::string {};
}

std::string one_line(std::string_view text)
{
    std::string one;
    for (char const sign : text) {
        if (!is_space(sign))
            one += sign;
        else if (!one.empty() && one.back() != ' ')
            one += ' ';
    }
    return one;
}

base::Refusal unreadable(std::string code)
{
    return {.reason = base::Reason::bad_request, .code = std::move(code)};
}

/// Fields that every form may carry and no room asks for.
bool of_the_house(std::string_view name)
{
    return name == "csrf" || name == "once";
}

} // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus_is_space) {
            decoded += ' ';
        } else if (text[at] == '%') {
            if (at + 2 >= text.size()) return std::nullopt;
            auto const high = hex(text[at + 1]);
            auto const low = hex(text[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            decoded += text[at];
        }
    }
    return decoded;
}

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
        auto const first = byte(at);
        if (first == 0) return false;
        if (first < 0x80) {
            ++at;
            continue;
        }
        std::size_t const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        if (first < 0xc2 || first > 0xf4) return false;
        for (std::size_t i = 1; i <= more; ++i) {
            if ((byte(at + i) & 0xc0) != 0x80) return false;
        }
        auto const second = byte(at + 1);
        // Overlong forms, surrogates and what lies above U+10FFFF.
        if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90)
            || (first == 0xf4 && second > 0x8f)) {
            return false;
        }
        at += more + 1;
    }
    return true;
}

base::Result<Fields> Fields::from_parts(std::vector<std::pair<std::string, std::string>> parts)
{
    if (parts.size() > fields_limit) return unreadable("too_many_fields");
    for (auto const& [name, value] : parts) {
        if (!is_utf8(name) || !is_utf8(value)) return unreadable("not_utf8");
    }
    Fields fields;
    fields.sent_ = std::move(parts);
    return fields;
}

base::Result<Fields> Fields::from_form(std::string_view body)
{
    std::vector<std::pair<std::string, std::string>> parts;
    while (!body.empty()) {
        auto const pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        if (pair.empty()) continue;
        if (parts.size() == fields_limit) return unreadable("too_many_fields");
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = percent_decoded(pair.substr(0, equals), true);
        auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value) return unreadable("not_a_form");
        parts.emplace_back(*std::move(name), *std::move(value));
    }
    return from_parts(std::move(parts));
}

base::Result<Fields> Fields::from_json(std::string_view body)
{
    auto flat = TRY(base::read_flat_json(body));
    std::vector<std::pair<std::string, std::string>> parts;
    for (auto& member : flat.members) {
        if (member.kind == base::FlatJson::Kind::null) member.value.clear();
        parts.emplace_back(std::move(member.name), std::move(member.value));
    }
    return from_parts(std::move(parts));
}

base::Result<Fields> Fields::from_query(std::string_view query)
{
    auto fields = TRY(from_form(query));
    fields.passes_over_unknown_ = true;
    return fields;
}

std::string_view Fields::asked_once(std::string_view name)
{
    asked_.emplace(name);
    if (std::ranges::count(sent_, name, [](auto const& pair) { return std::string_view {pair.first}; }) > 1)
        twice_ = name;
    return sent(name);
}

std::string_view Fields::sent(std::string_view name) const
{
    for (auto const& [key, value] : sent_) {
        if (key == name) return value;
    }
    return {};
}

bool Fields::was_sent(std::string_view name, std::string_view value) const
{
    return std::ranges::any_of(sent_, [&](auto const& pair) { return pair.first == name && pair.second == value; });
}

bool Fields::has(std::string_view name) const
{
    return std::ranges::any_of(sent_, [&](auto const& pair) { return pair.first == name; });
}

Fields& Fields::set(std::string name, std::string value)
{
    sent_.emplace_back(std::move(name), std::move(value));
    return *this;
}

std::string Fields::text(std::string_view name, std::size_t limit, Demand demand)
{
    auto clean = cleaned(asked_once(name));
    if (clean.empty() && demand == Demand::required) problem(name, "missing");
    if (code_points(clean) > limit) problem(name, "too_long");
    return clean;
}

std::string Fields::line(std::string_view name, std::size_t limit, Demand demand)
{
    return one_line(text(name, limit, demand));
}

std::string Fields::secret(std::string_view name, std::size_t limit, Demand demand)
{
    std::string typed {asked_once(name)};
    if (typed.empty() && demand == Demand::required) problem(name, "missing");
    if (code_points(typed) > limit) problem(name, "too_long");
    return typed;
}

std::optional<std::int64_t> Fields::number(std::string_view name, std::int64_t least, std::int64_t most, Demand demand)
{
    auto const typed = line(name, 25, demand);
    if (typed.empty()) return std::nullopt;
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error != std::errc {} || end != typed.data() + typed.size()) {
        problem(name, "not_a_number");
        return std::nullopt;
    }
    if (number < least) problem(name, "too_small");
    if (number > most) problem(name, "too_large");
    return number;
}

bool Fields::ticked(std::string_view name)
{
    auto const typed = asked_once(name);
    return typed == "on" || typed == "yes" || typed == "true" || typed == "1";
}

std::vector<std::string> Fields::many(std::string_view name, std::size_t most, std::size_t limit)
{
    asked_.emplace(name);
    std::vector<std::string> values;
    for (auto const& [key, sent] : sent_) {
        if (key != name) continue;
        auto value = one_line(cleaned(sent));
        if (code_points(value) > limit) problem(name, "too_long");
        if (!value.empty() && std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
    }
    if (values.size() > most) problem(name, "too_many");
    return values;
}

void Fields::problem(std::string_view name, std::string_view code)
{
    problems_.push_back({std::string {name}, std::string {code}});
}

std::optional<base::Refusal> Fields::refusal() const
{
    auto const named = [](std::string name, std::string const& code) {
        return base::Refusal {.reason = base::Reason::bad_request, .code = code, .problems = {{std::move(name), code}}};
    };
    for (auto const& [name, value] : sent_) {
        if (passes_over_unknown_ || asked_.contains(name) || of_the_house(name)) continue;
        return named(name, "unknown_field");
    }
    if (!twice_.empty()) return named(twice_, "field_twice");
    if (problems_.empty()) return std::nullopt;
    return base::Refusal {.reason = base::Reason::invalid, .code = "invalid", .problems = problems_};
}

} // namespace web
