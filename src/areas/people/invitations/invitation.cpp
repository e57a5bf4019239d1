#include "areas/people/invitations/invitation.h"

#include "base/names.h"
#include "platform/i18n/fold.h"
#include "platform/keys/keys.h"

namespace people {

namespace {

constexpr base::Names<Joining, 3> joining_names {{"open", "vouched", "invited"}};
constexpr base::Names<InvitationKind, 2> invitation_kinds {{"address", "sheet"}};
constexpr base::Names<InvitationState, 5> invitation_states {{"open", "accepted", "refused", "closed", "prepared"}};

} // namespace

std::string_view name_of(Joining joining)
{
    return joining_names.of(joining);
}
std::string_view name_of(InvitationKind kind)
{
    return invitation_kinds.of(kind);
}
std::string_view name_of(InvitationState state)
{
    return invitation_states.of(state);
}
std::optional<Joining> joining_named(std::string_view name)
{
    return joining_names.named(name);
}
std::optional<InvitationKind> invitation_kind_named(std::string_view name)
{
    return invitation_kinds.named(name);
}
std::optional<InvitationState> invitation_state_named(std::string_view name)
{
    return invitation_states.named(name);
}

std::string address_hash(std::string_view email)
{
    return platform::sha256_hex(platform::email_folded(email));
}

base::Result<Invitation> accepted(Invitation invitation, base::Time now)
{
    if (invitation.state != InvitationState::open) return base::conflict("invitation_not_open");
    ++invitation.joined;
    if (invitation.kind == InvitationKind::sheet) return invitation;
    invitation.state = InvitationState::accepted;
    invitation.answered_at = now;
    return invitation;
}

base::Result<Invitation> refused(Invitation invitation, base::Time now)
{
    if (invitation.kind == InvitationKind::sheet) return base::not_found();
    invitation.email.clear();
    if (invitation.state != InvitationState::open) return invitation;
    invitation.state = InvitationState::refused;
    invitation.answered_at = now;
    return invitation;
}

base::Result<Invitation> closed(Invitation invitation, base::Time now)
{
    if (invitation.state == InvitationState::closed) return invitation;
    if (invitation.state != InvitationState::open && invitation.state != InvitationState::prepared)
        return base::conflict("invitation_not_open");
    invitation.state = InvitationState::closed;
    invitation.answered_at = now;
    return invitation;
}

} // namespace people
