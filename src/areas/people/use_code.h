#pragma once

#include "areas/people/invitations/door.h"
#include "areas/people/person.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

namespace people {

/// Lets somebody in who typed the code that was mailed to her, in the browser that asked for it; a new address becomes a new
/// member if the door lets her in (let_in). Wrong, expired, used and locked codes all say the same ("wrong_or_expired" at the field), and a wrong try is counted
/// even though it is refused.
base::Result<Person> use_code(platform::Context& cx, std::string_view typed, std::string_view browser_hash,
    platform::Keys const& keys, Door const& door = {});

} // namespace people
