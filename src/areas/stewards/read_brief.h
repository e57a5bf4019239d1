#pragma once

#include "areas/needs/needs.h"
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

/// What needs a person, oldest promise first.
struct Brief {
    std::vector<Unanswered> unanswered {};
    std::int64_t reports = 0;
    base::Time now {};
};

base::Result<Brief> read_brief(platform::Reading const& reading);

html::Page brief_page(Brief const& brief, std::string_view name);
base::Json json_of(Brief const& brief);

} // namespace stewards
