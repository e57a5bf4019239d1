#pragma once

#include "platform/web/streams/seats.h"

#include <chrono>
#include <cstddef>

namespace web {

/// How much a reader may hold and for how long.
struct ReaderPatience {
    std::size_t held = 64 << 10;            ///< bytes
    std::chrono::milliseconds full {5'000}; ///< who has not read half of it after so long is dropped
};

/// The defaults are the product's; tests shorten them.
struct StreamOptions {
    Seats::Most seats {};
    ReaderPatience patience {};
    std::chrono::milliseconds ask {700};     ///< so often everybody is asked whether she may still be there
    std::chrono::milliseconds beat {25'000}; ///< so often a quiet stream says that it lives
};

} // namespace web
