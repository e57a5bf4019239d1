#pragma once

#include "platform/web/routes.h"

namespace stewards {

void add_welcome_routes(web::Routes& routes);

} // namespace stewards
