#pragma once

#include "platform/web/routes.h"

namespace circles {

/// A quiet circle: /circles/{circle}/going, also by a link in a mail; adoption, reclaiming.
void add_adoption_routes(web::Routes& routes);

} // namespace circles
