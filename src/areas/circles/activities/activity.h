#pragma once

#include "areas/circles/activities/outline.h"
#include "areas/circles/circle.h"

namespace circles {

using ActivityId = base::IdOf<struct ActivityTag>;

/// A circle's own copy of a protocol, which its members change as they like.
struct Activity {
    ActivityId id {};
    CircleId circle {};
    base::PersonId author {}; ///< who copied it
    std::string protocol {};  ///< the slug of what it was copied from
    std::string language {};
    Outline outline {};
    bool shared = false; ///< somebody else than the author has changed it: its words belong to several
    base::Time copied_at {};
    std::optional<base::Time> edited_at {};
    bool operator==(Activity const&) const = default;
};

/// So many copies a circle may have.
constexpr std::int64_t most_activities = 100;

} // namespace circles
