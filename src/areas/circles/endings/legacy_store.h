#pragma once

#include "areas/circles/endings/legacy.h"
#include "platform/storage/sql.h"

#include <vector>

namespace circles {

/// All SQL about what circles left.
class LegacyStore {
public:
    explicit LegacyStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// What was written, whether the circle is closed or open again; nothing where nobody has written anything.
    std::optional<Legacy> of(CircleId circle);
    void save(Legacy const& legacy);

    /// Circles that were closed within these moments, and are still, the last first.
    std::vector<CircleId> closed_between(base::Time since, base::Time until, int limit);

    std::vector<Legacy> by_author(base::PersonId author);
    /// Her words go, the page stays; so many at most. True when none is left.
    bool take_words_of(base::PersonId author, int limit);
    void forget(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
