#pragma once

#include "areas/needs/needs.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

#include <string_view>
#include <vector>

namespace circles {

/// Circles, and threads in them, that are about the same as a need while it is written: the nearest first, at most three, each
/// thread once, only what the actor may read and nothing by whom she has blocked. Wired to needs::look_elsewhere.
std::vector<needs::NearThing> find_near(
    platform::Reading const& reading, platform::Search const& search, std::string_view sentence);

} // namespace circles
