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
    /// A proposal about either of these needs, made since then, that is neither decided nor ended.
    std::optional<Merge> open_about(NeedId one, NeedId other, base::Time since);
    /// Open proposals, made since then, that wait for this author.
    std::vector<Merge> waiting_for(base::PersonId author, base::Time since);
    /// Open proposals about this need, or about a need of this author, end. Which they were.
    std::vector<MergeId> end_about(NeedId need, base::Time now);
    std::vector<MergeId> end_of(base::PersonId author, base::Time now);
    /// The merges that led into a need, the oldest first.
    std::vector<Merge> done_into(NeedId need);

    /// Who raised the one need has the other one too.
    void carry_author(Merge const& merge, base::PersonId author, base::Time now);
    /// Moves a hundred supporters after this one who are not there yet (nor its author) from one need to the other, and remembers
    /// whom. The last one that was looked at; nothing at the end.
    std::optional<base::PersonId> carry_some_over(
        Merge const& merge, base::PersonId author_of_into, base::PersonId after);
    /// Takes those away again who were moved and are still there, a hundred after this one.
    std::optional<base::PersonId> carry_some_back(Merge const& merge, base::PersonId after);
    /// Whom it moved, in the order of their ids, after this one.
    std::vector<base::PersonId> carried(MergeId id, base::PersonId after = {}, int limit = 1'000'000);

private:
    platform::Tx& tx_;
};

} // namespace needs
