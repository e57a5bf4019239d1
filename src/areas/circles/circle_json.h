#pragma once

#include "areas/circles/circle_page.h"
#include "areas/circles/come_and_go.h"
#include "base/json.h"

namespace circles {

base::Json json_of(Circle const& circle);
base::Json json_of(Listed const& listed);
base::Json json_of(CircleView const& view);
base::Json json_of(Moved const& moved);
base::Json json_of(PeopleView const& view);

} // namespace circles
