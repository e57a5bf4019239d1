#pragma once

#include "areas/needs/merge.h"
#include "platform/web/fields.h"

namespace needs {

struct MergeWords {
    NeedId into {};
    std::string why {};

    /// Takes the other need by its id, or by its whole address as a steward copies it.
    static base::Result<MergeWords> from(web::Fields& fields);
};

/// Lays two needs side by side and asks both authors.
base::Result<Merge> propose_merge(platform::Context& cx, NeedId from, MergeWords const& words);

/// One author says yes. With the second yes the old address leads to the new one, where the answers are read from now on, and
/// the supporters are carried over a moment after.
base::Result<Merge> accept_merge(platform::Context& cx, MergeId id);

/// One author says no: both needs stay as they are.
base::Result<Merge> refuse_merge(platform::Context& cx, MergeId id);

/// A steward takes a proposal back that nobody has decided.
base::Result<Merge> withdraw_merge(platform::Context& cx, MergeId id);

/// Takes a merge apart again within a month: the old need is open again, and whoever was carried over is back there.
/// Not while the other need has itself become part of a third one: its supporters went there together.
base::Result<Merge> undo_merge(platform::Context& cx, MergeId id);

} // namespace needs
