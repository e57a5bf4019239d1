#pragma once

#include "areas/people/leaving/leaving.h"

namespace people {

/// This room's part of everybody's export and erasure.
Keeper const& keeper();

} // namespace people
