#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <optional>
#include <string>
#include <vector>

namespace people {

using AddressChangeId = base::IdOf<struct AddressChangeTag>;

/// One address on its way to another.
struct AddressChange {
    AddressChangeId id {};
    base::PersonId person {};
    std::string old_email {};
    std::string new_email {};
    std::string language {};
    base::Time asked_at {};
    std::int64_t wrong = 0;
    std::optional<base::Time> confirmed_at {};
    std::optional<base::Time> undone_at {};
};

/// All SQL about changes of address.
class AddressStore {
public:
    explicit AddressStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void add(AddressChange const& change);
    base::Result<AddressChange> find(AddressChangeId id);
    std::optional<AddressChange> newest_of(base::PersonId person);
    std::vector<AddressChange> of(base::PersonId person);
    std::int64_t asked_since(base::PersonId person, base::Time since);
    void count_wrong(AddressChangeId id);
    void confirm(AddressChangeId id, base::Time now);
    /// This change and whatever the same person changed after it.
    void undo(AddressChange const& change, base::Time now);

private:
    platform::Tx& tx_;
};

} // namespace people
