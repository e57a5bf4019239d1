#pragma once

#include "areas/needs/merge.h"

#include <vector>

namespace needs {

/// All SQL about merges of needs.
class MergeStore {
public:
    explicit MergeStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void save(Merge const& merge);
    base::Result<Merge> find(MergeId id);
    /// A proposal about either of these needs that is neither refused nor done.
    std::optional<Merge> open_about(NeedId one, NeedId other);
    /// Open proposals that wait for this author.
    std::vector<Merge> waiting_for(base::PersonId author);
    /// The merges that led into a need, the oldest first.
    std::vector<Merge> done_into(NeedId need);

    /// Moves supporters who are not there yet (nor its author) from one need to the other, and remembers whom.
    void carry_over(Merge const& merge, base::PersonId author_of_into);
    /// Takes those away again who were moved and are still there.
    void carry_back(Merge const& merge);
    /// Whom, in the order of their ids, after this one.
    std::vector<base::PersonId> carried(MergeId id, base::PersonId after = {}, int limit = 1'000'000);

private:
    platform::Tx& tx_;
};

} // namespace needs
