#pragma once

#include "areas/people/people.h"

namespace circles {

/// What this room answers when a profile asks who is in a circle with whom.
people::Company const& company();

} // namespace circles
