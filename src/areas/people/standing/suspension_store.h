#pragma once

#include "base/actor.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

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

private:
    platform::Tx& tx_;
};

} // namespace people
