#pragma once

#include "base/actor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace web {

/// Who is at the other end, as the room of people knows them.
struct Visitor {
    base::Actor actor {};
    std::string name {};
    std::string slug {};
    std::string language {};
    std::string zone {};
    std::vector<std::string> subjects {}; ///< what she teaches
    std::optional<std::int64_t> place {}; ///< where
    int waiting = 0;
};

} // namespace web
