#pragma once

#include "areas/notices/read_waiting.h"
#include "html/page.h"

namespace notices {

/// Everything somebody was told, the unread ones with a button each.
html::Page notices_page(NoticeList const& list, base::Time now);

/// Where the link of a mail leads: what was answered, and one button.
html::Page notice_page(NoticeView const& view);

} // namespace notices
