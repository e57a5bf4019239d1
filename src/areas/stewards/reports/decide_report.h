#pragma once

#include "areas/stewards/reports/report.h"
#include "platform/web/fields.h"

#include <string>

namespace stewards {

struct Decision {
    Outcome outcome = Outcome::left;
    std::string note {}; ///< why; whoever is suspended is told it

    static base::Result<Decision> from(web::Fields& fields);
};

/// Decides a report, and with it every other open one about the same thing.
base::Result<Report> decide_report(platform::Context& cx, ReportId id, Decision const& decision);

} // namespace stewards
