#pragma once

#include "platform/web/routes.h"

namespace needs {

/// Needs, their answers and their steps.
void add_routes(web::Routes& routes);

/// "Me too", with an account or without, and sending a need on.
void add_guest_routes(web::Routes& routes);

/// Making one of two needs.
void add_merge_routes(web::Routes& routes);

} // namespace needs
