#pragma once

#include "platform/web/routes.h"

namespace people {

/// Blocking a person: /people/…/block, /you/blocked.
void add_block_routes(web::Routes& routes);

} // namespace people
