#pragma once

#include "platform/web/routes.h"

namespace stewards {

/// Reporting and deciding: /reports, /steward/reports.
void add_report_routes(web::Routes& routes);

} // namespace stewards
