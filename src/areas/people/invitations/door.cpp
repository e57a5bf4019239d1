#include "areas/people/invitations/door.h"

#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_store.h"
#include "areas/people/person_store.h"

namespace people {

namespace {

std::optional<Invitation> brought(platform::Tx& tx, std::string_view pass, platform::Keys const& keys)
{
    if (pass.empty()) return std::nullopt;
    auto found = invitation_proven(tx, pass, keys);
    if (!found) found = sheet_with_code(tx, pass, keys);
    if (!found || found->state != InvitationState::open) return std::nullopt;
    return *std::move(found);
}

/// An address that was invited uses up its own invitation, not another's.
std::optional<Invitation> invitation_for(
    platform::Tx& tx, std::string_view email, Door const& door, platform::Keys const& keys)
{
    auto by = InvitationStore {tx}.open_to(address_hash(email));
    return by ? by : brought(tx, door.pass, keys);
}

} // namespace

Joining joining_of(platform::SettingsNow const& settings)
{
    return joining_named(settings.text("network.joining")).value_or(Joining::open);
}

base::Result<base::Done> let_in(
    platform::Context& cx, std::string_view email, Door const& door, platform::Keys const& keys)
{
    InvitationStore store {cx.tx};
    auto const hash = address_hash(email);
    auto by = invitation_for(cx.tx, email, door, keys);
    if (!by && door.joining != Joining::open) {
        return base::Refusal {
            .reason = base::Reason::not_allowed, .code = "by_invitation_only", .keep = base::Keep::yes};
    }
    if (by) store.save(TRY(accepted(*std::move(by), cx.clock.now())));
    // Whoever comes in by herself decides about letters on her own page from now on.
    store.allow_address(hash);
    return base::Done {};
}

bool is_asked_by_a_steward(platform::Tx& tx, std::string_view email, Door const& door, platform::Keys const& keys)
{
    auto const by = invitation_for(tx, email, door, keys);
    if (!by) return false;
    if (!by->created_by) return true; // made at the machine itself
    auto const inviter = PersonStore {tx}.find(*by->created_by);
    // A sheet hangs where anybody may find it: it vouches for nobody.
    return inviter && inviter->role >= base::Role::steward && !by->email_hash.empty();
}

} // namespace people
