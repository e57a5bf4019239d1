#pragma once

#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace people {

/// The job "people.code_mail": writes the letter with the six digits, in the language in which it was asked for.
base::Result<base::Done> send_code_mail(platform::Machines& machines, std::string_view payload);

} // namespace people
