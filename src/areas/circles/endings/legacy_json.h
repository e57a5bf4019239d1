#pragma once

#include "areas/circles/endings/close_circle.h"
#include "areas/circles/endings/read_legacy.h"
#include "base/json.h"

namespace circles {

base::Json json_of(Left const& left);
base::Json json_of(LegacyView const& view);

} // namespace circles
