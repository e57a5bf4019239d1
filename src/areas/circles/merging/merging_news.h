#pragma once

// What other rooms hear of circles that become one, and of what a host writes to somebody.

#include "areas/circles/care/note.h"
#include "areas/circles/merging/merging.h"

#include <span>

namespace circles {

base::Result<Merging> merging_named(platform::Tx& tx, MergingId id);

/// The proposal that was made at this moment and asks the hosts of this circle; `waits` when they may still answer.
struct AskedMerging {
    Merging merging {};
    bool waits = false;
};
std::optional<AskedMerging> merging_asked_at(platform::Tx& tx, CircleId circle, base::Time moment, base::Time now);
/// The proposal about this circle that was decided at this moment.
std::optional<Merging> merging_decided_at(platform::Tx& tx, CircleId circle, base::Time moment);

/// The note that a host wrote to her at this moment.
std::optional<Note> note_written_at(platform::Tx& tx, CircleId circle, base::PersonId person, base::Time moment);

} // namespace circles
