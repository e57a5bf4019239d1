#include "areas/people/invitations/refuse_mail.h"

#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_store.h"

namespace people {

base::Result<Invitation> refuse_mail(platform::Context& cx, std::string_view token, platform::Keys const& keys)
{
    auto invitation = TRY(invitation_proven(cx.tx, token, keys));
    invitation = TRY(refused(std::move(invitation), cx.clock.now()));
    InvitationStore store {cx.tx};
    store.save(invitation);
    store.refuse_address(invitation.email_hash, cx.clock.now());
    return invitation;
}

base::Result<Invitation> allow_mail(platform::Context& cx, std::string_view token, platform::Keys const& keys)
{
    auto const invitation = TRY(invitation_proven(cx.tx, token, keys));
    InvitationStore {cx.tx}.allow_address(invitation.email_hash);
    return invitation;
}

} // namespace people
