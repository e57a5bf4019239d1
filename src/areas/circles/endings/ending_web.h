#pragma once

#include "platform/web/routes.h"

namespace circles {

/// The end of a circle: /circles/{circle}/ending, renewal, closing, reopening, legacy.
void add_ending_routes(web::Routes& routes);

} // namespace circles
