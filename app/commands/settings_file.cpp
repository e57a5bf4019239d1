#include "app/commands/choices.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>

namespace app {

namespace {

std::string where(std::string const& path, toml::source_position const& place)
{
    return path + ", line " + std::to_string(place.line) + ": ";
}

/// A value as its flag would be written; nothing when it is of another kind.
std::optional<std::string> flag_text(toml::node const& node)
{
    if (auto const* const text = node.as_string()) return text->get();
    if (auto const* const number = node.as_integer()) return std::to_string(number->get());
    if (auto const* const yes = node.as_boolean()) return yes->get() ? "yes" : "no";
    auto const* const list = node.as_array();
    if (list == nullptr || (!list->empty() && !list->is_homogeneous<std::string>())) return std::nullopt;
    std::string joined;
    for (auto const& part : *list) (joined += joined.empty() ? "" : ",") += part.as_string()->get();
    return joined;
}

} // namespace

Choices choices_in_file(std::string const& path)
{
    if (!std::filesystem::exists(path)) throw BadChoice {path + ": there is no such file"};
    try {
        Choices values;
        for (auto const& [key, node] : toml::parse_file(path)) {
            std::string const name {key.str()};
            bool const known = name != "config" && std::ranges::find(choices, name, &Choice::name) != choices.end();
            if (!known) throw BadChoice {where(path, node.source().begin) + "nothing is called \"" + name + "\" here"};
            auto const text = flag_text(node);
            if (!text) throw BadChoice {where(path, node.source().begin) + name + " wants a text"};
            values.emplace(name, *text);
        }
        return values;
    } catch (toml::parse_error const& error) {
        throw BadChoice {where(path, error.source().begin) + std::string {error.description()}};
    }
}

} // namespace app
