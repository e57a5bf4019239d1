#pragma once

#include "areas/circles/circle_page.h"

namespace circles {

/// A path below the circle's own.
html::Url to_part(Circle const& circle, std::string_view part);

/// What a circle's page says of its end and of its silence, with what the reader may do about it; nothing of most.
html::Html life_part(base::Actor const& actor, CircleView const& view);

/// The sentence after something was done about it.
html::Html said_of_life(std::string_view said);

} // namespace circles
