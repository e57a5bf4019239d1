#pragma once

#include "base/actor.h"
#include "platform/storage/sql.h"

#include <string_view>
#include <vector>

namespace people {

/// The SQL by which an invented person is gone.
class RemovalStore {
public:
    explicit RemovalStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    std::vector<base::PersonId> with_addresses_ending(std::string_view ending);
    void remove(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace people
