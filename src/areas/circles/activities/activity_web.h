#pragma once

#include "platform/web/routes.h"

namespace circles {

/// Protocols for everybody, a circle's copies of them.
void add_activity_routes(web::Routes& routes);

/// Holding one.
void add_run_routes(web::Routes& routes);

} // namespace circles
