#pragma once

#include "areas/needs/needs.h"
#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace app::example {

/// Fills an empty network with forty invented teachers and what they need, dated over the last months, in the network's language.
/// Refuses with example_loaded when it is there already. Everybody's address ends in "@example.invalid", which no mail reaches.
base::Result<base::Done> load(platform::Machines& machines);

/// What `remove` took away.
struct Gone {
    std::int64_t people = 0;
    needs::Removed words {};
};

/// Takes away what load() brought, and with each thing what real people said to it; what real people brought stays whole.
/// Refuses with example_not_loaded when there is nobody.
base::Result<Gone> remove(platform::Machines& machines);

constexpr std::string_view domain = "@example.invalid";

} // namespace app::example
