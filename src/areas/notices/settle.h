#pragma once

#include "areas/notices/notice.h"
#include "platform/storage/sql.h"

namespace notices {

/// The notice with as much of it as stands now: how often, by whom first, which post. Its times are 0 when the post was taken
/// away, when she may not read it any more, when nobody waits at the door. Of what is about a need nothing changes here.
Notice settled(platform::Tx& tx, Notice notice);

} // namespace notices
