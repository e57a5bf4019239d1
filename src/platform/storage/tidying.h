#pragma once

#include "base/time.h"
#include "platform/storage/sql.h"

#include <cstdint>
#include <functional>
#include <string>

namespace platform {

/// Rows that are of no use after a while. Each room and part declares its own; app/wiring.cpp is the one list.
struct Tidying {
    std::string what;
    /// Removes at most `limit` rows that are over; gives how many it was.
    std::function<std::int64_t(Tx& tx, base::Time now, int limit)> remove;
};

} // namespace platform
