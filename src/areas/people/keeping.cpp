#include "areas/people/keeping.h"

#include "areas/people/addresses/address_store.h"
#include "areas/people/addresses/way_back_store.h"
#include "areas/people/blocks/block_store.h"
#include "areas/people/invitations/invitation_store.h"
#include "areas/people/leaving/erasure_store.h"
#include "areas/people/passkeys/passkey_store.h"
#include "areas/people/person_json.h"
#include "areas/people/person_store.h"
#include "areas/people/sign_in_links/sign_in_link_store.h"
#include "areas/people/standing/suspension_store.h"
#include "platform/i18n/fold.h"
#include "platform/keys/keys.h"
#include "platform/trust/trust.h"
#include "platform/web/sessions.h"
#include "platform/web/upload_quota.h"

namespace people {

namespace {

base::Json sessions_json(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& session : web::Sessions {tx}.of(person)) {
        list.push(base::Json::object()
                      .add("kind", session.bearer == web::Bearer::program ? "personal token" : "browser")
                      .add("name", session.label)
                      .add("began_at", session.created_at)
                      .add("seen_at", session.seen_at));
    }
    return list;
}

base::Json passkeys_json(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& passkey : PasskeyStore {tx}.of(person)) {
        list.push(base::Json::object()
                      .add("name", passkey.name)
                      .add("credential", passkey.credential)
                      .add("made_at", passkey.made_at)
                      .add("used_at", passkey.used_at));
    }
    return list;
}

base::Json addresses_json(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& change : AddressStore {tx}.of(person)) {
        list.push(base::Json::object()
                      .add("old", change.old_email)
                      .add("new", change.new_email)
                      .add("asked_at", change.asked_at)
                      .add("confirmed_at", change.confirmed_at));
    }
    return list;
}

base::Json ways_back_json(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& way : WayBackStore {tx}.of(person)) {
        list.push(base::Json::object()
                      .add("why", way.why)
                      .add("asked_at", way.asked_at)
                      .add("agreed_at", way.agreed_at)
                      .add("used_at", way.used_at));
    }
    return list;
}

/// What she sent, without the addresses: those are other people's.
base::Json invitations_json(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& invitation : InvitationStore {tx}.sent_by(person)) {
        list.push(base::Json::object()
                      .add("kind", name_of(invitation.kind))
                      .add("state", name_of(invitation.state))
                      .add("joined", invitation.joined)
                      .add("created_at", invitation.created_at));
    }
    return list;
}

base::Json blocks_json(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& blocked : BlockStore {tx}.of(person)) list.push(blocked.text());
    return list;
}

base::Json sign_in_links_json(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& link : SignInLinkStore {tx}.of(person))
        list.push(base::Json::object().add("made_at", link.made_at).add("used_at", link.used_at));
    return list;
}

base::Json suspensions_json(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& suspension : SuspensionStore {tx}.of(person)) {
        list.push(base::Json::object()
                      .add("reason", suspension.reason)
                      .add("suspended_at", suspension.suspended_at)
                      .add("ended_at", suspension.ended_at)
                      .add("answer", suspension.answer)
                      .add("answered_at", suspension.answered_at));
    }
    return list;
}

/// How she came in and comes in, and what became of her standing.
void add_doors(base::Json& json, platform::Tx& tx, base::PersonId person)
{
    json.add("has_password", PersonStore {tx}.password_hash(person).has_value())
        .add("sessions", sessions_json(tx, person))
        .add("passkeys", passkeys_json(tx, person))
        .add("address_changes", addresses_json(tx, person))
        .add("ways_back", ways_back_json(tx, person))
        .add("sign_in_links", sign_in_links_json(tx, person))
        .add("suspensions", suspensions_json(tx, person));
}

class PeopleKeeper final : public Keeper {
public:
    base::Json export_of(platform::Reading const& reading, base::PersonId id) const override
    {
        auto json = base::Json::object();
        auto const person = PersonStore {reading.tx}.find(id);
        if (!person) return json;
        base::Actor const oneself {.person = id, .role = person->role};
        json.add("profile",
            json_of(oneself, *person)
                .add("audiences", text_of(person->audiences))
                .add("letter", name_of(person->letter)));
        add_doors(json, reading.tx, id);
        return json.add("invitations", invitations_json(reading.tx, id)).add("blocked", blocks_json(reading.tx, id));
    }

    bool erase(platform::Context& cx, Leaving const& leaving) const override
    {
        auto const person = PersonStore {cx.tx}.find(leaving.person);
        if (!person || (person->state == State::erased && person->email.empty())) return true;
        bool const no_block = BlockStore {cx.tx}.forget_some(person->id);
        if (!InvitationStore {cx.tx}.forget_some_of(person->id) || !no_block) return false;
        InvitationStore {cx.tx}.forget(address_hash(person->email));
        SignInLinkStore {cx.tx}.forget(person->id);
        SuspensionStore {cx.tx}.forget(person->id);
        web::forget_uploads_of(cx.tx, person->id);
        platform::forget_trust(cx.tx, person->id);
        ErasureStore store {cx.tx};
        for (auto const& change : AddressStore {cx.tx}.of(person->id)) {
            store.forget_codes(platform::email_folded(change.old_email));
            store.forget_codes(platform::email_folded(change.new_email));
        }
        store.forget_codes(platform::email_folded(person->email));
        store.forget(person->id);
        auto const nothing = platform::base32_of_bytes(cx.chance.bytes(16));
        store.empty_profile(person->id, nothing);
        store.empty_address(person->id, nothing);
        web::Sessions {cx.tx}.forget(person->id);
        return true;
    }
};

} // namespace

Keeper const& keeper()
{
    static PeopleKeeper const keeper;
    return keeper;
}

} // namespace people
