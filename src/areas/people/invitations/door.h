#pragma once

#include "areas/people/invitations/invitation.h"
#include "platform/keys/keys.h"
#include "platform/settings/settings.h"
#include "platform/storage/context.h"

namespace people {

/// How the network's door stands, and what somebody brought to it: the last part of an invitation's link, or a sheet's code.
struct Door {
    Joining joining = Joining::open;
    std::string pass {};
};

/// The setting network.joining; open when nobody decided.
Joining joining_of(platform::SettingsNow const& settings);

/// Lets a new address in and remembers by which invitation. Where not everybody may come: only with a pass, or when the
/// address itself was invited; the refusal "by_invitation_only" keeps what was written, so that a code is used up.
base::Result<base::Done> let_in(
    platform::Context& cx, std::string_view email, Door const& door, platform::Keys const& keys);

/// Whether it is a steward who asks this address in.
bool is_asked_by_a_steward(platform::Tx& tx, std::string_view email, Door const& door, platform::Keys const& keys);

} // namespace people
