#pragma once

#include "areas/needs/need.h"
#include "areas/needs/spread.h"
#include "platform/storage/sql.h"

namespace needs {

/// All SQL about how supporters' classes are spread, as it is shown.
class SpreadStore {
public:
    explicit SpreadStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// What is shown; empty of what too few have told.
    Contexts of(NeedId need);
    /// What is shown from now on.
    void save(NeedId need, Contexts const& shown);

    /// Counts one change; true when it is time to look.
    bool is_time_to_look(NeedId need);
    /// With so many changes from now; 0 for the next one, when many changed at once.
    void look_in(NeedId need, std::int64_t changes);

private:
    platform::Tx& tx_;
};

} // namespace needs
