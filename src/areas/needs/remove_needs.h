#pragma once

#include "areas/needs/need.h"
#include "platform/storage/context.h"

#include <cstdint>
#include <set>

namespace needs {

/// How much was removed; of people outside the circle whose needs go, apart.
struct Removed {
    std::int64_t needs = 0;
    std::int64_t me_toos = 0;
    std::int64_t replies = 0;
    std::int64_t others_me_toos = 0;
    std::int64_t others_replies = 0;

    Removed& operator+=(Removed const& more);
    bool operator==(Removed const&) const = default;
};

/// A need went, with everything that hung on it.
struct NeedRemoved {
    static constexpr std::string_view name = "needs.removed";
    NeedId need {};
    std::string payload() const;
    static NeedRemoved from_payload(std::string_view text);
};

/// A need of this author, or nothing when she has none any more.
std::optional<NeedId> any_need_of(platform::Tx& tx, base::PersonId author);

/// Removes a need with its me-toos, answers, files, steps and merges; a need of somebody else that had become part of it is open
/// again. `circle` are those whose things are meant to go: what anybody else said is counted apart. For what was never real: the
/// law of this room lets nobody else remove what people answered.
Removed remove_need(platform::Context& cx, NeedId need, std::set<base::PersonId> const& circle);

/// Removes what a person said to needs of others.
Removed remove_words_of(platform::Context& cx, base::PersonId person);

} // namespace needs
