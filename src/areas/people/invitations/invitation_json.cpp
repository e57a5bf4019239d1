#include "areas/people/invitations/invitation_json.h"

namespace people {

base::Json json_of(Invitation const& invitation, std::string_view path)
{
    auto json = base::Json::object();
    json.add("id", invitation.id.text())
        .add("kind", name_of(invitation.kind))
        .add("state", name_of(invitation.state))
        .add("email", invitation.email)
        .add("joined", invitation.joined)
        .add("created_at", invitation.created_at)
        .add("answered_at", invitation.answered_at);
    if (invitation.state == InvitationState::open) json.add("path", path);
    return json;
}

} // namespace people
