#pragma once

#include "areas/needs/hiding.h"
#include "platform/storage/sql.h"

#include <vector>

namespace needs {

/// All SQL about what was taken out of sight.
class HidingStore {
public:
    explicit HidingStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void save(Hiding const& hiding);
    /// The one that holds now.
    base::Result<Hiding> of(NeedId need);
    /// The newest, whether it holds or not.
    base::Result<Hiding> newest(NeedId need);
    /// Will be open when it is shown again: the need that it was part of stands for itself.
    void part(NeedId need);

    /// The newest needs that stewards have hidden.
    std::vector<Need> hidden_needs(int limit);

private:
    platform::Tx& tx_;
};

} // namespace needs
