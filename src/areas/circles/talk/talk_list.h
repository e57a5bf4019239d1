#pragma once

#include "areas/circles/circle.h"
#include "html/html.h"
#include "platform/storage/context.h"

namespace circles {

/// The threads of a circle that moved last, for its page; nothing for those who may not read inside.
html::Html newest_threads(platform::Reading const& reading, Circle const& circle, Standing standing);

} // namespace circles
