#include "areas/people/invitations/may.h"

namespace people {

platform::Verdict may(base::Actor const& actor, DoorAction action, Joining joining)
{
    switch (action) {
    case DoorAction::invite:
        return {actor.is_steward() || (actor.is_member() && joining != Joining::invited), "only_stewards_invite"};
    case DoorAction::make_sheet:
        // A sheet lets in whoever passes by, so it is the stewards' own even where members vouch.
        return {actor.is_steward(), "only_stewards"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may(base::Actor const& actor, InvitationAction action, Invitation const& invitation)
{
    bool const mine = invitation.created_by && actor.is(*invitation.created_by);
    switch (action) {
    case InvitationAction::view:
    case InvitationAction::close:
        if (invitation.kind == InvitationKind::sheet) return {actor.is_steward(), "only_stewards"};
        return {mine || actor.is_steward(), "only_the_inviter_or_a_steward"};
    }
    return {false, "unknown_action"};
}

} // namespace people
