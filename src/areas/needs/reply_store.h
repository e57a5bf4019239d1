#pragma once

#include "areas/needs/need.h"
#include "platform/storage/sql.h"

#include <span>
#include <vector>

namespace needs {

/// All SQL about answers.
class ReplyStore {
public:
    explicit ReplyStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void save(Reply const& reply);
    base::Result<Reply> find(ReplyId id);

    /// The answers to these needs that are not hidden, oldest first, after this one. There is at least one need.
    std::vector<Reply> of(std::span<NeedId const> needs, ReplyId after, int limit);
    /// The answers to any of these needs that are not hidden, written at this moment or later, newest first.
    std::vector<Reply> standing(std::span<NeedId const> needs, base::Time since, int limit);
    /// What she answered anywhere, the oldest first, hidden ones too.
    std::vector<Reply> by_author(base::PersonId author, std::int64_t limit = INT64_MAX);

private:
    platform::Tx& tx_;
};

} // namespace needs
