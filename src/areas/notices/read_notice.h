#pragma once

#include "areas/notices/read_waiting.h"

namespace notices {

/// She has read it: it waits no longer, and the next answer makes a new one. Of what she may not see any more it tells nothing.
base::Result<Told> read_notice(platform::Context& cx, NoticeId id);

/// She has read everything.
base::Result<base::Done> read_all_notices(platform::Context& cx);

} // namespace notices
