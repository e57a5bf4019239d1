#pragma once

#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace people {

/// The job "people.suspension_mail": tells a person why she was suspended, and how to answer.
base::Result<base::Done> send_suspension_mail(platform::Machines& machines, std::string_view payload);

} // namespace people
