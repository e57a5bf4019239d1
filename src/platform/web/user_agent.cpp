#include "platform/web/user_agent.h"

#include <array>
#include <utility>

namespace web {

namespace {

using Sign = std::pair<std::string_view, std::string_view>;

// In this order, because most browsers claim to be the ones before them.
constexpr std::array<Sign, 6> browsers {{{"Firefox/", "Firefox"}, {"SamsungBrowser/", "Samsung Internet"},
    {"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}}};
constexpr std::array<Sign, 6> systems {{{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"},
    {"Windows", "Windows"}, {"Mac OS X", "Mac"}, {"Linux", "Linux"}}};

template <std::size_t n>
std::string_view first_in(std::string_view text, std::array<Sign, n> const& signs)
{
    for (auto const& [sign, name] : signs) {
        if (text.find(sign) != std::string_view::npos) return name;
    }
    return {};
}

} // namespace

std::string browser_name(std::string_view user_agent)
{
    std::string name {first_in(user_agent, browsers)};
    auto const system = first_in(user_agent, systems);
    if (name.empty()) return std::string {system};
    if (!system.empty()) (name += ", ") += system;
    return name;
}

} // namespace web
