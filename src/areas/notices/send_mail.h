#pragma once

#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace notices {

/// Hands one letter to the mailer. It is marked before it is handed over, so that a crash sends nobody two; what the mailer
/// cannot take now is tried again.
base::Result<base::Done> send_letter(platform::Machines& machines, std::string_view payload);

/// Mails a notice to whom it addresses, unless she has read it meanwhile. In quiet hours it puts itself off until morning.
base::Result<base::Done> send_notice(platform::Machines& machines, std::string_view payload);

} // namespace notices
