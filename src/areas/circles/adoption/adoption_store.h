#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/sql.h"

#include <vector>

namespace circles {

/// Who took a circle over from whom.
struct Adoption {
    CircleId circle {};
    base::PersonId was_host {};
    base::PersonId adopted_by {};
    base::Time adopted_at {};
};

/// All SQL about adoptions.
class AdoptionStore {
public:
    explicit AdoptionStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void save(Adoption const& adoption);
    std::optional<Adoption> of(CircleId circle, base::PersonId was_host);
    std::vector<base::PersonId> hosts_before(CircleId circle, base::Time adopted_at);

    /// In which she had or took a part.
    std::vector<Adoption> all_of(base::PersonId person);
    bool forget_some(base::PersonId person, int limit);
    void forget(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
