#pragma once

#include "areas/needs/need.h"

namespace needs {

using HidingId = base::IdOf<struct HidingTag>;

/// That a need was taken out of sight: by a steward with her reason, or by its author herself. Shown again, it is as it was.
struct Hiding {
    HidingId id {};
    NeedId need {};
    std::optional<base::PersonId> by {}; ///< nothing once she has left
    State was = State::open;
    std::string why {};
    base::Time hidden_at {};
    std::optional<base::Time> shown_at {};
    std::optional<base::PersonId> shown_by {};
    bool operator==(Hiding const&) const = default;
};

} // namespace needs
