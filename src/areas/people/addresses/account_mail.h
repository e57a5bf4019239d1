#pragma once

#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace people {

/// The job "people.address_mail": the code to the new address, or the notice to the old one with its one-tap way to undo.
base::Result<base::Done> send_address_mail(platform::Machines& machines, std::string_view payload);

/// The job "people.way_back_mail": tells a person, at the address we know, that a way back was opened for her.
base::Result<base::Done> send_way_back_mail(platform::Machines& machines, std::string_view payload);

} // namespace people
