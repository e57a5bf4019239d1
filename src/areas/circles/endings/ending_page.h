#pragma once

#include "areas/circles/endings/read_legacy.h"

namespace circles {

/// A host decides how her circle goes on: with another date, without one, or to its end.
html::Page ending_page(Circle const& circle, web::Fields const& fields, base::Refusal const* refusal, base::Time now);

/// The few sentences that a circle closes with.
html::Page closing_form(Circle const& circle, web::Fields const& fields, base::Refusal const* refusal);

/// The same words once more, for a host who corrects them; `legacy` is what stands there now.
html::Page correction_form(
    Circle const& circle, Legacy const& legacy, web::Fields const& fields, base::Refusal const* refusal);

/// What a circle leaves, on one page that prints on paper.
html::Page legacy_page(base::Actor const& actor, LegacyView const& view);

} // namespace circles
