#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace base {

/// The names under which an enum's values are stored and sent, in the order of the enum. They never change.
template <class Enum, std::size_t n>
struct Names {
    std::array<std::string_view, n> names;

    constexpr std::string_view of(Enum value) const { return names.at(static_cast<std::size_t>(value)); }

    constexpr std::optional<Enum> named(std::string_view name) const
    {
        for (std::size_t i = 0; i < n; ++i) {
            if (names[i] == name) return static_cast<Enum>(i);
        }
        return std::nullopt;
    }
};

} // namespace base
