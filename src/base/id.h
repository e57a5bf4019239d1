#pragma once

#include "base/time.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// Thirteen or fewer signs of Crockford's base 32, lower case; ids are never shown as decimal numbers,
/// because a number above 2^53 breaks in JavaScript.
std::string base32_of(std::int64_t value);

/// Reads what base32_of wrote; nothing for anything else (upper case, over 63 bits, empty).
std::optional<std::int64_t> from_base32(std::string_view text);

/// An id that cannot be mistaken for another thing's id. Sorts by birth.
template <class Tag>
struct IdOf {
    std::int64_t value = 0;

    auto operator<=>(IdOf const&) const = default;
    std::string text() const { return base32_of(value); }

    static std::optional<IdOf> from(std::string_view text)
    {
        auto const value = from_base32(text);
        if (!value) return std::nullopt;
        return IdOf {*value};
    }
};

/// Makes ids: 41 bits of milliseconds since 2025-01-01, 10 of node, 12 of counter. Always positive and rising
/// on one node, even when the clock steps back: the last moment is then kept and counted on.
class IdSource {
public:
    IdSource(Clock const& clock, int node)
        : clock_ {clock}
        , node_ {node & 1023}
    {
    }

    std::int64_t next();
    std::int64_t node() const { return node_; }

    template <class Id>
    Id make()
    {
        return Id {next()};
    }

private:
    Clock const& clock_;
    std::int64_t node_;
    std::mutex mutex_;
    std::int64_t last_ms_ = 0;
    std::int64_t counter_ = 0;
};

/// The moment at which an id was made.
Time born(std::int64_t id);

} // namespace base

template <class Tag>
struct std::hash<base::IdOf<Tag>> {
    std::size_t operator()(base::IdOf<Tag> const& id) const noexcept { return std::hash<std::int64_t> {}(id.value); }
};
