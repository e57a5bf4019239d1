#pragma once

#include "base/actor.h"
#include "platform/storage/sql.h"

#include <span>
#include <string>
#include <unordered_map>

namespace people {

/// All SQL about people found by many addresses at once.
class ElsewhereStore {
public:
    explicit ElsewhereStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// By what is stored in place of an address; missing ones are left out.
    std::unordered_map<std::string, base::PersonId> with_folded(std::span<std::string const> folded);

private:
    platform::Tx& tx_;
};

} // namespace people
