#pragma once

#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace people {

/// The job "people.invitation_mail": one letter with Join and "No thanks, don't mail me". Nothing is sent to an address that is
/// here already, that wants no mail, or whose invitation has been answered.
base::Result<base::Done> send_invitation_mail(platform::Machines& machines, std::string_view payload);

} // namespace people
