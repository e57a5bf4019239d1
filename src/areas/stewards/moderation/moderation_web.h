#pragma once

#include "platform/web/routes.h"

namespace stewards {

/// Appeals, second opinions, the log, what somebody may write: /steward/appeals, /steward/opinions, /steward/log, /steward/limits,
/// /you/standing.
void add_moderation_routes(web::Routes& routes);

} // namespace stewards
