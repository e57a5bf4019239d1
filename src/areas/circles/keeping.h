#pragma once

#include "areas/people/people.h"

namespace circles {

/// This room's part of everybody's export and erasure.
people::Keeper const& keeper();

} // namespace circles
