#pragma once

#include "areas/notices/notice.h"
#include "platform/storage/sql.h"

#include <vector>

namespace notices {

/// The notices with as much of each as stands now: how often, by whom first, which post. Its times are 0 when the post was taken
/// away, when she may not read it any more, when nobody waits at the door, when she has blocked who did it.
std::vector<Notice> settled(platform::Tx& tx, std::vector<Notice> notices);

/// Keeps what stands of these now.
void settle_all(platform::Tx& tx, std::vector<Notice> const& notices);

/// Whether what somebody does comes to nobody who has blocked her. That she was let in is told all the same: she asked for it.
bool is_silenced_by_a_block(Notice const& notice);

} // namespace notices
