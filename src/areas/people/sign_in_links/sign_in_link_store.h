#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <optional>
#include <vector>

namespace people {

/// A link that was made at the machine: ten minutes, one use.
struct SignInLink {
    std::int64_t id = 0;
    base::PersonId person {};
    base::Time made_at {};
    std::optional<base::Time> used_at {};
};

/// All SQL about them.
class SignInLinkStore {
public:
    explicit SignInLinkStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void add(SignInLink const& link);
    base::Result<SignInLink> find(std::int64_t id);
    /// False when it was used already.
    bool use(std::int64_t id, base::Time now);

    /// Hers, oldest first.
    std::vector<SignInLink> of(base::PersonId person);
    void forget(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace people
