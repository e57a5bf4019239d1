#pragma once

#include "platform/web/routes.h"

namespace imports {

void add_routes(web::Routes& routes);

} // namespace imports
