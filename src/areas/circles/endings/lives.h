#pragma once

// What becomes of circles in the end, for the rooms that tell of it.

#include "areas/circles/endings/life.h"
#include "platform/storage/context.h"

#include <span>
#include <unordered_map>

namespace circles {

/// A circle came a step further: towards its end, into silence, or out of it.
struct CircleTurned {
    static constexpr std::string_view name = "circles.turned";
    CircleId circle {};
    Turn turn = Turn::ends_soon;
    base::Time at {};
    base::PersonId by {};   ///< of adopted and reclaimed: who is its host now
    base::PersonId from {}; ///< of reclaimed: who was it for some days
    std::string payload() const;
    static CircleTurned from_payload(std::string_view text);
};

/// Where these circles stand; those that have closed are left out.
std::unordered_map<CircleId, Life> lives_of(platform::Tx& tx, std::span<CircleId const> ids);

/// Who was host of it when it was adopted at this moment, and may claim it back.
std::vector<base::PersonId> hosts_before(platform::Tx& tx, CircleId circle, base::Time adopted_at);

/// What stewards should know of, as far as the actor may see it.
struct LeftAlone {
    Circle circle {};
    Life life {};
};
/// Circles that look for a host, and those whose hosts have said nothing to their end; the longest waiting first.
std::vector<LeftAlone> left_alone(platform::Reading const& reading, int limit);

} // namespace circles
