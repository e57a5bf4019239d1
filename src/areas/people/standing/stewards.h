#pragma once

#include "base/actor.h"
#include "platform/storage/sql.h"

#include <string>
#include <vector>

namespace people {

/// Who looks after the network now: active stewards and administrators, by name.
struct Caretaker {
    base::PersonId person {};
    std::string name {};
    base::Role role = base::Role::steward;
};
std::vector<Caretaker> caretakers(platform::Tx& tx);

} // namespace people
