#pragma once

#include "areas/people/standing/stewards.h"

namespace people {

/// All SQL about who looks after the network.
class CaretakerStore {
public:
    explicit CaretakerStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    std::vector<Caretaker> all(int limit);

private:
    platform::Tx& tx_;
};

} // namespace people
