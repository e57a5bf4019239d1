#pragma once

#include "platform/web/routes.h"

namespace circles {

/// Bringing pictures, and looking at them: given to whoever may read in the circle, asked anew each time.
void add_picture_routes(web::Routes& routes);

} // namespace circles
