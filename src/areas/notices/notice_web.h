#pragma once

#include "platform/web/routes.h"

namespace notices {

/// What waits for somebody, and her letters.
void add_routes(web::Routes& routes);
void add_letter_routes(web::Routes& routes);
/// What the stewards see of mail, and the button of whose address was stopped.
void add_incoming_routes(web::Routes& routes);

} // namespace notices
