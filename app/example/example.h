#pragma once

#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace app::example {

/// Fills an empty network with forty invented teachers and what they need, dated over the last months, in the network's language.
/// Refuses with example_loaded when it is there already. Everybody's address ends in "@example.invalid", which no mail reaches.
base::Result<base::Done> load(platform::Machines& machines);

constexpr std::string_view domain = "@example.invalid";

} // namespace app::example
