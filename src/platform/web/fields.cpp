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

std::string_view Fields::asked(std::string_view name)
{
    asked_.emplace(name);
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
    std::string clean;
    auto const typed = trimmed(asked(name));
    for (std::size_t at = 0; at < typed.size(); ++at) {
        if (typed[at] == '\r') {
            if (at + 1 >= typed.size() || typed[at + 1] != '\n') clean += '\n';
        } else if (static_cast<unsigned char>(typed[at]) >= 32 || typed[at] == '\n' || typed[at] == '\t') {
            clean += typed[at];
        }
    }
    if (clean.empty() && demand == Demand::required) problem(name, "missing");
    if (code_points(clean) > limit) problem(name, "too_long");
    return clean;
}

std::string Fields::line(std::string_view name, std::size_t limit, Demand demand)
{
    auto const whole = text(name, limit, demand);
    std::string one;
    for (char const sign : whole) {
        if (!is_space(sign))
            one += sign;
        else if (!one.empty() && one.back() != ' ')
            one += ' ';
    }
    return one;
}

std::string Fields::secret(std::string_view name, std::size_t limit, Demand demand)
{
    std::string typed {asked(name)};
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
    auto const typed = asked(name);
    return typed == "on" || typed == "yes" || typed == "true" || typed == "1";
}

std::vector<std::string> Fields::many(std::string_view name, std::size_t most, std::size_t limit)
{
    asked(name);
    std::vector<std::string> values;
    for (auto const& [key, value] : sent_) {
        if (key != name || value.empty()) continue;
        if (code_points(value) > limit) problem(name, "too_long");
        values.push_back(value);
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
    for (auto const& [name, value] : sent_) {
        if (asked_.contains(name) || of_the_house(name)) continue;
        return base::Refusal {
            .reason = base::Reason::bad_request, .code = "unknown_field", .problems = {{name, "unknown_field"}}};
    }
    if (problems_.empty()) return std::nullopt;
    return base::Refusal {.reason = base::Reason::invalid, .code = "invalid", .problems = problems_};
}

} // namespace web
