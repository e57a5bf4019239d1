#pragma once

#include "platform/web/routes.h"

namespace people {

/// Inviting and being invited: /invitations, /join/…, /steward/sheet.
void add_invitation_routes(web::Routes& routes);

} // namespace people
