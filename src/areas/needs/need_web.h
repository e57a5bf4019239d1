#pragma once

#include "platform/web/routes.h"

namespace needs {

void add_routes(web::Routes& routes);

} // namespace needs
