#pragma once

#include "areas/people/invitations/invitation.h"
#include "base/json.h"

namespace people {

/// An invitation as whoever may see it; `path` is where it is answered, empty when nobody may any more.
base::Json json_of(Invitation const& invitation, std::string_view path);

} // namespace people
