#pragma once

#include "base/result.h"
#include "base/time.h"
#include "platform/machines.h"
#include "platform/storage/sql.h"

#include <string_view>

namespace notices {

/// The job "notices.invited_letters": on Friday at five, by the network's clock, plans one letter for each address that was
/// invited in the last twelve weeks and has not answered. None in a week when nobody raised a need that anyone may read.
base::Result<base::Done> plan_invited_letters(platform::Machines& machines, std::string_view payload);

/// The job "notices.invited_letter": sends one of them, unless it was answered meanwhile.
base::Result<base::Done> send_invited_letter(platform::Machines& machines, std::string_view payload);

/// Clears away what is known of letters to invitations that fell silent, at most so many; gives how many it was.
std::int64_t forget_old_invited_letters(platform::Tx& tx, base::Time now, int limit);

} // namespace notices
