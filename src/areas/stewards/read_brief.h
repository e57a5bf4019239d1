#pragma once

#include "areas/circles/circles.h"
#include "areas/needs/needs.h"
#include "areas/stewards/welcome/welcome.h"
#include "base/json.h"
#include "html/page.h"
#include "platform/storage/context.h"

#include <string>
#include <vector>

namespace stewards {

/// A newcomer's need that nobody has answered for two days.
struct Unanswered {
    needs::Need need {};
    std::string author {};
};

/// A newcomer's first words in a circle, which a welcomer has not answered either.
struct Unwelcomed {
    circles::ThreadId thread {};
    std::string title {};
    std::string author {};
    html::Url place = "/circles";
    base::Time posted_at {};
};

/// What needs a person, oldest promise first.
struct Brief {
    std::vector<Unanswered> unanswered {}; ///< but those that a welcomer has in hand
    std::vector<Unwelcomed> unwelcomed {};
    WelcomeRate welcomes {};
    std::vector<circles::LeftAlone>
        alone {}; ///< circles that look for a host, or whose hosts are silent about their end
    std::int64_t reports = 0;
    std::int64_t opinions = 0;         ///< that are asked of whoever reads this
    std::int64_t appeals = 0;          ///< that wait
    std::vector<std::string> heard {}; ///< the names of suspended people who said their side lately
    base::Time now {};
};

base::Result<Brief> read_brief(platform::Reading const& reading);

html::Page brief_page(Brief const& brief, std::string_view name);
base::Json json_of(Brief const& brief);

} // namespace stewards
