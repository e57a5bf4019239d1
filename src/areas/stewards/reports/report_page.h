#pragma once

#include "areas/needs/needs.h"
#include "areas/stewards/reports/report_thing.h"
#include "html/page.h"

#include <array>
#include <optional>
#include <vector>

namespace stewards {

/// The form: what it is about, why, a few words.
html::Page report_form(Thing const& thing, web::Fields const& fields, base::Refusal const* refusal);
html::Page thanks_page();

/// A report as stewards see it, with what it is about, if that can still be seen.
struct Waiting {
    Report report {};
    std::optional<Thing> thing {};
    std::string about {};
    std::string reporter {};
    std::int64_t alike = 1; ///< how many reports there are about the same thing
    bool may_decide = false;
};
html::Page queue_page(
    std::vector<Waiting> const& waiting, std::vector<needs::Need> const& hidden, base::Time now, bool decided);

std::string_view why_words(Why why);

/// How many of each outcome in the last twelve months. Everybody may read it.
html::Page counts_page(std::array<std::int64_t, 4> const& counts);

} // namespace stewards
