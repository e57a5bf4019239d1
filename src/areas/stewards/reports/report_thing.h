#pragma once

#include "areas/stewards/reports/report.h"
#include "html/url.h"
#include "platform/web/fields.h"

#include <string>
#include <vector>

namespace stewards {

/// What somebody reports, as its room shows it to her.
struct Thing {
    Kind kind = Kind::need;
    std::int64_t id = 0;
    base::PersonId about {};
    std::string words {};
    std::string path {}; ///< of its page
};

/// Looks it up through the front door of its room; not found for those who may not see it.
base::Result<Thing> thing_of(platform::Reading const& reading, Kind kind, std::int64_t id);

struct ReportWish {
    Kind kind = Kind::need;
    std::int64_t thing = 0;
    Why why = Why::other;
    std::string words {};

    static base::Result<ReportWish> from(web::Fields& fields);
};

/// Puts it into the stewards' queue. Reporting the same thing twice is reporting it once.
base::Result<Report> report_thing(platform::Context& cx, ReportWish const& wish);

} // namespace stewards
