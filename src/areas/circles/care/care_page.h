#pragma once

#include "areas/circles/care/look_after.h"
#include "html/page.h"

namespace circles {

/// Whom to greet, whose turn it may be, who has gone quiet: for hosts. `refusal` stands beside the note that was written.
html::Page care_page(CareView const& view, web::Fields const& typed, base::Refusal const* refusal);

} // namespace circles
