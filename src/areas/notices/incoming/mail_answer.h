#pragma once

#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace notices {

/// Tells somebody why her mail was not posted, and gives back what she wrote. To the address she has here, wherever the mail
/// came from.
base::Result<base::Done> send_mail_answer(platform::Machines& machines, std::string_view payload);

} // namespace notices
