#pragma once

#include "base/actor.h"

#include <string>

namespace web {

/// Who is at the other end, as the room of people knows them.
struct Visitor {
    base::Actor actor {};
    std::string name {};
    std::string slug {};
    std::string language {};
    std::string zone {};
    int waiting = 0;
};

} // namespace web
