#pragma once

#include "areas/people/people.h"

namespace imports {

/// This room's part of everybody's export and erasure.
people::Keeper const& keeper();

} // namespace imports
