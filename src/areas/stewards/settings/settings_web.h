#pragma once

#include "platform/web/routes.h"

namespace stewards {

/// The network's settings: /steward/settings.
void add_settings_routes(web::Routes& routes);

} // namespace stewards
