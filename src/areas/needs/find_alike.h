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

/// Something of another room about the same: a circle, or what is said in one.
using FindNear
    = std::vector<NearThing> (*)(platform::Reading const&, platform::Search const&, std::string_view sentence);

/// Whom to ask for it: the room that has circles knows this one, not the other way round. Said once, before anybody asks.
void look_elsewhere(FindNear find);
std::vector<NearThing> find_elsewhere(
    platform::Reading const& reading, platform::Search const& search, std::string_view title);

/// What a form carries once it has shown what looks like these words, so that nobody is asked twice about the same text.
std::string alike_mark(std::string_view title);

} // namespace needs
