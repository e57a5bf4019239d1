#pragma once

#include "areas/people/people.h"

namespace notices {

/// This room's part of everybody's export and erasure.
people::Keeper const& keeper();

} // namespace notices
