#pragma once

#include "platform/web/routes.h"

namespace home {

/// The first page, for strangers and as Today, and the pages about the site itself.
void add_routes(web::Routes& routes);

} // namespace home
