#pragma once

#include "areas/needs/need.h"
#include "platform/storage/sql.h"

#include <optional>
#include <vector>

namespace needs {

/// The SQL by which needs, and what somebody said to them, are gone.
class RemovalStore {
public:
    explicit RemovalStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    std::optional<NeedId> any_need_of(base::PersonId author);
    std::vector<base::PersonId> who_said_me_too(NeedId need);
    std::vector<base::PersonId> who_answered(NeedId need);
    std::vector<ReplyId> replies_of(base::PersonId author);

    /// Needs that had become part of this one are open again.
    std::vector<NeedId> free_what_was_merged_into(NeedId need);
    /// The need with everything that hangs on it, but for its files.
    void remove(NeedId need);

    /// What a person said anywhere: the needs it was said to, and how many were me-toos.
    struct Touched {
        std::vector<NeedId> needs {};
        std::int64_t me_toos = 0;
    };
    Touched remove_words_of(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace needs
