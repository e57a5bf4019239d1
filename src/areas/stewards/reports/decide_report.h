#pragma once

#include "areas/stewards/reports/report.h"
#include "platform/web/fields.h"

#include <string>
#include <vector>

namespace stewards {

struct Decision {
    Outcome outcome = Outcome::left;
    std::string note {};    ///< why; whoever it is about is told it
    std::int64_t days = 14; ///< of a limit

    static base::Result<Decision> from(web::Fields& fields);
};

/// A decision about many things that were reported, told in one go.
struct Decisions {
    std::vector<ReportId> reports {};
    Decision decision {};

    static base::Result<Decisions> from(web::Fields& fields);
};
constexpr std::size_t most_at_once = 50;

/// Decides a report, and with it every other open one about the same thing.
base::Result<Report> decide_report(platform::Context& cx, ReportId id, Decision const& decision);

} // namespace stewards
