#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace people {

using SuspensionId = base::IdOf<struct SuspensionTag>;

/// Why somebody may not come in, and what she says about it.
struct Suspension {
    SuspensionId id {};
    base::PersonId person {};
    std::string reason {};
    base::Time suspended_at {};
    std::optional<base::Time> ended_at {};
    std::string answer {};
    std::optional<base::Time> answered_at {};
};

/// All SQL about suspensions.
class SuspensionStore {
public:
    explicit SuspensionStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void begin(SuspensionId id, base::PersonId person, std::optional<base::PersonId> by, std::string_view reason,
        base::Time now);
    void end(base::PersonId person, base::Time now);

    base::Result<Suspension> find(SuspensionId id);
    /// The one that holds now.
    std::optional<Suspension> holding(base::PersonId person);
    /// Those that hold now, of all who are suspended among them.
    std::unordered_map<base::PersonId, Suspension> holding(std::span<base::PersonId const> people);
    /// Those who answered since this moment and are suspended still, the newest first.
    std::vector<base::PersonId> answered_since(base::Time since, int limit);
    /// False when she has answered already.
    bool answer(SuspensionId id, std::string_view words, base::Time now);

    /// All of hers, oldest first.
    std::vector<Suspension> of(base::PersonId person);
    void forget(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace people
