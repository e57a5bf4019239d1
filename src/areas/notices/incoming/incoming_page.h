#pragma once

#include "areas/notices/incoming/incoming_store.h"
#include "html/page.h"

#include <vector>

namespace notices {

/// What the stewards see of mail: what came in and came back in the last thirty days, and how many addresses are stopped.
struct MailFigures {
    std::string domain {}; ///< empty: no mail is taken in
    std::vector<MailCount> counts {};
    std::int64_t stopped = 0;
};
html::Page mail_figures_page(MailFigures const& figures);

/// On the page of her letters: that nothing is written to her address, and the button that says it works again.
html::Html stopped_notice(base::Time since, std::string_view address);

} // namespace notices
