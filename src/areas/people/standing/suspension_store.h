#pragma once

#include "base/actor.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace people {

/// All SQL about suspensions.
class SuspensionStore {
public:
    explicit SuspensionStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void begin(std::int64_t id, base::PersonId person, std::optional<base::PersonId> by, std::string_view reason,
        base::Time now);
    void end(base::PersonId person, base::Time now);

    /// Why those of them who are suspended now are.
    std::unordered_map<base::PersonId, std::string> reasons(std::span<base::PersonId const> people);

    /// All of hers, oldest first.
    struct Suspension {
        std::string reason {};
        base::Time suspended_at {};
        std::optional<base::Time> ended_at {};
    };
    std::vector<Suspension> of(base::PersonId person);
    void forget(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace people
