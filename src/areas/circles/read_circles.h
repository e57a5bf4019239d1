#pragma once

#include "areas/circles/circle_page.h"
#include "platform/storage/context.h"

namespace circles {

/// A page of the circles that the actor may see; hers stand first on the first page.
CircleList list_circles(platform::Reading const& reading, ListWish wish);

/// One circle with everything its page shows, but for its talk; not found for those who may not see it.
base::Result<CircleView> view_circle(platform::Reading const& reading, std::string_view slug);

/// A page of its members, for those who may read inside.
base::Result<PeopleView> view_people(platform::Reading const& reading, std::string_view slug, int from);

} // namespace circles
