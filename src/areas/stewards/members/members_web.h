#pragma once

#include "platform/web/routes.h"

namespace stewards {

/// The stewards' brief and their list of members: /steward, /steward/members.
void add_members_routes(web::Routes& routes);

} // namespace stewards
