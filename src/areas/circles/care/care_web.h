#pragma once

#include "platform/web/routes.h"

namespace circles {

void add_care_routes(web::Routes& routes);

} // namespace circles
