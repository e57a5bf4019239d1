#pragma once

#include "areas/people/invitations/invitation.h"
#include "platform/web/routes.h"

namespace people {

/// Who may come in, as the network has decided.
Joining joining(web::Request& rq);

/// Inviting and being invited: /invitations, /join/…, /steward/sheet.
void add_invitation_routes(web::Routes& routes);

} // namespace people
