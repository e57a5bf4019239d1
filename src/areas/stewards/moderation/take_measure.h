#pragma once

#include "areas/stewards/moderation/measure.h"

namespace stewards {

struct MeasureWish {
    MeasureKind kind = MeasureKind::warned;
    base::PersonId about {};
    Kind thing_kind = Kind::person;
    std::int64_t thing = 0;
    Why why = Why::other;
    std::string reason {};
    std::int64_t days = 0; ///< of a limit
};

/// Does something about somebody: writes it down, carries it out, has her told. The caller has asked its own law; the rooms ask
/// theirs.
base::Result<Measure> take_measure(platform::Context& cx, MeasureWish const& wish);

/// Undoes it. What stands in another room's words comes back by MeasureUndone.
base::Result<Measure> undo_measure(platform::Context& cx, Measure measure);

/// A steward suspends a member without a report, and lets her back; an appeal that is open then is over.
base::Result<base::PersonId> suspend_member(platform::Context& cx, base::PersonId person, std::string_view reason);
base::Result<base::PersonId> let_member_back(platform::Context& cx, base::PersonId person);

/// A steward trusts a newcomer at once.
base::Result<base::PersonId> trust_member(platform::Context& cx, base::PersonId person);

} // namespace stewards
