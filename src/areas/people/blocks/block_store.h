#pragma once

#include "base/actor.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <set>
#include <span>
#include <unordered_map>

namespace people {

/// All SQL about who does not want to read whom.
class BlockStore {
public:
    explicit BlockStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void add(base::PersonId blocker, base::PersonId blocked, base::Time now);
    void remove(base::PersonId blocker, base::PersonId blocked);
    std::set<base::PersonId> of(base::PersonId blocker);
    std::unordered_map<base::PersonId, std::set<base::PersonId>> of(std::span<base::PersonId const> blockers);
    /// Who of these has blocked her.
    std::set<base::PersonId> blockers_of(base::PersonId blocked, std::span<base::PersonId const> people);
    bool has(base::PersonId blocker, base::PersonId blocked);

    /// Takes at most a hundred rows that speak of her away, on either side. True when none is left.
    bool forget_some(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace people
