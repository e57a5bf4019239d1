#include "areas/people/keeping.h"

#include "areas/people/addresses/address_store.h"
#include "areas/people/leaving/erasure_store.h"
#include "areas/people/passkeys/passkey_store.h"
#include "areas/people/person_json.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"
#include "platform/keys/keys.h"
#include "platform/web/sessions.h"

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

class PeopleKeeper final : public Keeper {
public:
    base::Json export_of(platform::Reading const& reading, base::PersonId id) const override
    {
        auto json = base::Json::object();
        auto const person = PersonStore {reading.tx}.find(id);
        if (!person) return json;
        base::Actor const oneself {.person = id, .role = person->role};
        auto languages = base::Json::array();
        for (auto const& language : person->languages) languages.push(language);
        return json
            .add("profile",
                json_of(oneself, *person)
                    .add("languages", languages)
                    .add("zone", person->zone)
                    .add("audiences", text_of(person->audiences))
                    .add("letter", name_of(person->letter)))
            .add("has_password", PersonStore {reading.tx}.password_hash(id).has_value())
            .add("sessions", sessions_json(reading.tx, id))
            .add("passkeys", passkeys_json(reading.tx, id))
            .add("address_changes", addresses_json(reading.tx, id));
    }

    bool erase(platform::Context& cx, Leaving const& leaving) const override
    {
        auto const person = PersonStore {cx.tx}.find(leaving.person);
        if (!person || (person->state == State::erased && person->email.empty())) return true;
        ErasureStore store {cx.tx};
        store.forget(person->id, platform::email_folded(person->email));
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
