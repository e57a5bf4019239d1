#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <optional>
#include <string>
#include <vector>

namespace people {

using WayBackId = base::IdOf<struct WayBackTag>;

/// A way back for somebody who lost her mailbox, with the two who opened it.
struct WayBack {
    WayBackId id {};
    base::PersonId person {};
    std::string why {};
    base::PersonId asked_by {};
    base::Time asked_at {};
    std::optional<base::PersonId> agreed_by {};
    std::optional<base::Time> agreed_at {};
    std::optional<base::Time> used_at {};
};

/// All SQL about ways back.
class WayBackStore {
public:
    explicit WayBackStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void add(WayBack const& way);
    base::Result<WayBack> find(WayBackId id);
    /// The newest ones, for stewards.
    std::vector<WayBack> newest(int limit);
    /// Those that were asked for her, oldest first.
    std::vector<WayBack> of(base::PersonId person);
    std::optional<WayBack> agreed_for(base::PersonId person, base::Time since);
    void agree(WayBackId id, base::PersonId by, base::Time now);
    bool use(WayBackId id, base::Time now);

private:
    platform::Tx& tx_;
};

} // namespace people
