#pragma once

#include "areas/people/invitations/invitation.h"
#include "platform/storage/context.h"

namespace people {

constexpr std::size_t most_sheets = 10;

/// A sheet for a staff room's wall; its code lets in whoever types it, until it is closed.
base::Result<Invitation> make_sheet(platform::Context& cx, std::string_view language);

} // namespace people
