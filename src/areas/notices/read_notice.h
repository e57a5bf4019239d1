#pragma once

#include "areas/notices/notice.h"
#include "platform/storage/context.h"

namespace notices {

/// She has read it: it waits no longer, and the next answer makes a new one.
base::Result<Notice> read_notice(platform::Context& cx, NoticeId id);

/// She has read everything.
base::Result<base::Done> read_all_notices(platform::Context& cx);

} // namespace notices
