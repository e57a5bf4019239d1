#include "areas/people/invitations/door.h"

#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_store.h"

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
    // An address that was invited uses up its own invitation, not another's.
    auto by = store.open_to(hash);
    if (!by) by = brought(cx.tx, door.pass, keys);
    if (!by && door.joining != Joining::open) {
        return base::Refusal {
            .reason = base::Reason::not_allowed, .code = "by_invitation_only", .keep = base::Keep::yes};
    }
    if (by) store.save(TRY(accepted(*std::move(by), cx.clock.now())));
    // Whoever comes in by herself decides about letters on her own page from now on.
    store.allow_address(hash);
    return base::Done {};
}

} // namespace people
