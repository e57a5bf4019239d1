#pragma once

#include "platform/web/routes.h"

namespace circles {

void add_decision_routes(web::Routes& routes);

/// Answering from a mail, without signing in.
void add_answer_link_routes(web::Routes& routes);

} // namespace circles
