#pragma once

#include "areas/people/invitations/invitation.h"
#include "platform/storage/context.h"

namespace people {

enum class DoorAction { invite, make_sheet };

/// Who may hold the door open, as the network has decided who may come in.
platform::Verdict may(base::Actor const& actor, DoorAction action, Joining joining);

enum class InvitationAction { view, close };

/// Who may do what to one invitation. Its link is a law of its own: whoever holds it may answer.
platform::Verdict may(base::Actor const& actor, InvitationAction action, Invitation const& invitation);

} // namespace people
