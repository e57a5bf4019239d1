#pragma once

#include "areas/needs/need.h"
#include "base/chance.h"
#include "platform/storage/sql.h"

#include <optional>
#include <vector>

namespace needs {

/// The SQL by which a person's words leave this room, a few rows at a time.
class KeepingStore {
public:
    explicit KeepingStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Some of her me-toos become voices without a person, each by itself under an id made of `chance`: what they tell of her classes
    /// stays in the counts, in round numbers, and nothing says that they are one person's. True when there were none.
    bool unlink_me_toos(base::PersonId person, base::Chance& chance);
    bool unname_steps(base::PersonId person);
    /// What waits for a confirmation from her address, her reasons for merging and for hiding.
    void forget_the_rest(base::PersonId person, std::string_view email_folded);

    /// A need of hers that others cannot see, or nothing.
    std::optional<NeedId> one_unseen(base::PersonId author);
    /// Takes away what may hang on a need by the thousand, at most two hundred rows of each kind. True when there was some.
    bool remove_some_of(NeedId need);
    void remove(ReplyId reply);

private:
    void forget_copies(base::PersonId person);

    platform::Tx& tx_;
};

} // namespace needs
