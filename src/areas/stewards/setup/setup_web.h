#pragma once

#include "platform/web/routes.h"

namespace stewards {

/// The wizard of a new network: /setup/….
void add_setup_routes(web::Routes& routes);

} // namespace stewards
