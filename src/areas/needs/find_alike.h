#pragma once

#include "areas/needs/need_page.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

#include <string>
#include <string_view>

namespace needs {

/// Open needs that say nearly the same, for "is this yours too?": the nearest first, at most three, only what the actor may
/// read. None when nothing is near.
NeedList find_alike(platform::Reading const& reading, platform::Search const& search, std::string_view title);

/// What a form carries once it has shown what looks like these words, so that nobody is asked twice about the same text.
std::string alike_mark(std::string_view title);

} // namespace needs
