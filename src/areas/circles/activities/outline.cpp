#include "areas/circles/activities/outline.h"

#include "areas/circles/activities/protocol.h"

#include <boost/json/parse.hpp>

#include <numeric>

namespace circles {

namespace {

namespace json = boost::json;

std::string text_in(json::object const& object, char const* name)
{
    auto const* const value = object.if_contains(name);
    return value == nullptr || !value->is_string() ? std::string {} : std::string {value->as_string()};
}

std::int64_t number_in(json::object const& object, char const* name)
{
    auto const* const value = object.if_contains(name);
    return value == nullptr || !value->is_int64() ? 0 : value->as_int64();
}

OutlineRole role_in(std::string_view line)
{
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) return {.name = std::string {line}};
    auto const words = line.find_first_not_of(' ', colon + 1);
    return {.name = std::string {line.substr(0, colon)},
        .words = words == std::string_view::npos ? std::string {} : std::string {line.substr(words)}};
}

} // namespace

std::int64_t Outline::minutes() const
{
    return std::accumulate(steps.begin(), steps.end(), std::int64_t {0},
        [](std::int64_t sum, OutlineStep const& step) { return sum + step.minutes; });
}

std::vector<OutlineRole> roles_in(Outline const& outline)
{
    std::vector<OutlineRole> roles;
    std::string_view rest = outline.roles;
    while (!rest.empty() && roles.size() < most_roles) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (!line.empty()) roles.push_back(role_in(line));
    }
    return roles;
}

Outline copy_of(Protocol const& protocol)
{
    Outline outline {.name = std::string {tr(protocol.name)},
        .purpose = std::string {tr(protocol.purpose)},
        .fewest = protocol.fewest,
        .most = protocol.most,
        .materials = std::string {tr(protocol.materials)},
        .in_a_room = std::string {tr(protocol.in_a_room)},
        .online = std::string {tr(protocol.online)}};
    for (auto const& role : protocol.roles) {
        if (!outline.roles.empty()) outline.roles += '\n';
        (outline.roles.append(tr(role.name)) += ": ").append(tr(role.words));
    }
    for (auto const& step : protocol.steps)
        outline.steps.push_back({std::string {tr(step.title)}, std::string {tr(step.words)}, step.minutes});
    return outline;
}

Outline without_words(Outline outline)
{
    Outline bare {.name = "…", .fewest = outline.fewest, .most = outline.most};
    for (auto const& step : outline.steps) bare.steps.push_back({.title = "…", .minutes = step.minutes});
    return bare;
}

base::Json json_of(Outline const& outline)
{
    auto steps = base::Json::array();
    for (auto const& step : outline.steps) {
        steps.push(base::Json::object().add("title", step.title).add("words", step.words).add("minutes", step.minutes));
    }
    return base::Json::object()
        .add("name", outline.name)
        .add("purpose", outline.purpose)
        .add("fewest", outline.fewest)
        .add("most", outline.most)
        .add("roles", outline.roles)
        .add("materials", outline.materials)
        .add("in_a_room", outline.in_a_room)
        .add("online", outline.online)
        .add("steps", steps);
}

Outline outline_in(std::string_view text)
{
    auto const value = json::parse({text.data(), text.size()});
    auto const& object = value.as_object();
    Outline outline {.name = text_in(object, "name"),
        .purpose = text_in(object, "purpose"),
        .fewest = number_in(object, "fewest"),
        .most = number_in(object, "most"),
        .roles = text_in(object, "roles"),
        .materials = text_in(object, "materials"),
        .in_a_room = text_in(object, "in_a_room"),
        .online = text_in(object, "online")};
    auto const* const steps = object.if_contains("steps");
    if (steps == nullptr || !steps->is_array()) return outline;
    for (auto const& one : steps->as_array()) {
        auto const& step = one.as_object();
        outline.steps.push_back({text_in(step, "title"), text_in(step, "words"), number_in(step, "minutes")});
    }
    return outline;
}

} // namespace circles
