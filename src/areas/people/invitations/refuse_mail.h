#pragma once

#include "areas/people/invitations/invitation.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

namespace people {

/// "No thanks, don't mail me", said with the link of a letter and honoured for ever.
base::Result<Invitation> refuse_mail(platform::Context& cx, std::string_view token, platform::Keys const& keys);

/// Its undo, with the same link.
base::Result<Invitation> allow_mail(platform::Context& cx, std::string_view token, platform::Keys const& keys);

} // namespace people
