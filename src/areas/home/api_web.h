#pragma once

#include "platform/web/routes.h"

namespace home {

/// The description of the JSON API, as a page and for programs.
void add_api_routes(web::Routes& routes);

} // namespace home
