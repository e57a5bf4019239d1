#pragma once

#include "areas/people/leaving/leaving.h"

namespace people {

/// Names the keepers of all rooms, which this room may not know; once, before the first request (app/wiring.cpp).
void set_keepers(Keepers keepers);

} // namespace people
