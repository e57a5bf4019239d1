#pragma once

#include "platform/web/routes.h"

namespace people {

/// A link made at the machine: /sign-in/link/….
void add_sign_in_link_routes(web::Routes& routes);

} // namespace people
