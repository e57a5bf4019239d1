#include "areas/people/invitations/prepare.h"

#include "areas/people/elsewhere/elsewhere.h"
#include "areas/people/invitations/invitation_store.h"
#include "areas/people/may.h"
#include "base/json.h"

namespace people {

namespace {

void send_soon(platform::Context& cx, InvitationId id)
{
    cx.outbox.job(
        "people.invitation_mail", base::Json::object().add("invitation", id.text()).text(), platform::Lane::mass);
}

Invitation invitation_to(platform::Context& cx, ToInvite const& one, Sending sending)
{
    return {.id = cx.ids.make<InvitationId>(),
        .created_by = cx.actor.person,
        .email = one.address,
        .email_hash = address_hash(one.address),
        .language = one.language,
        .state = sending == Sending::now ? InvitationState::open : InvitationState::prepared,
        .created_at = cx.clock.now()};
}

} // namespace

std::vector<bool> asked_before(platform::Tx& tx, std::span<std::string const> addresses)
{
    std::vector<std::string> hashes;
    for (auto const& address : addresses) hashes.push_back(address_hash(address));
    auto const known = InvitationStore {tx}.asked_or_refused(hashes);
    std::vector<bool> before;
    for (auto const& hash : hashes) before.push_back(known.contains(hash));
    return before;
}

base::Result<std::vector<std::optional<std::int64_t>>> invite_list(
    platform::Context& cx, std::span<ToInvite const> list, Sending sending)
{
    TRY(platform::require(may_bring_in(cx.actor)));
    std::vector<std::string> addresses;
    for (auto const& one : list) addresses.push_back(one.address);
    auto const here = people_with_addresses(cx.tx, addresses);
    auto const before = asked_before(cx.tx, addresses);
    InvitationStore store {cx.tx};
    std::vector<std::optional<std::int64_t>> made;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (before[i] || here.contains(list[i].address)) {
            made.emplace_back();
            continue;
        }
        auto const invitation = invitation_to(cx, list[i], sending);
        store.save(invitation);
        if (sending == Sending::now) send_soon(cx, invitation.id);
        made.emplace_back(invitation.id.value);
    }
    return made;
}

base::Result<std::int64_t> send_prepared(platform::Context& cx, std::span<std::int64_t const> invitations)
{
    TRY(platform::require(may_bring_in(cx.actor)));
    auto const opened = InvitationStore {cx.tx}.open_prepared(invitations, cx.clock.now());
    for (auto const& id : opened) send_soon(cx, id);
    return static_cast<std::int64_t>(opened.size());
}

} // namespace people
