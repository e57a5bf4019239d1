#include "areas/people/addresses/change_address.h"

#include "areas/people/code_store.h"
#include "areas/people/may.h"
#include "areas/people/passkeys/passkey_store.h"
#include "areas/people/person_store.h"
#include "base/json.h"
#include "platform/i18n/fold.h"
#include "platform/web/sessions.h"

#include <algorithm>

namespace people {

using namespace std::chrono_literals;

namespace {

constexpr std::string_view undo_purpose = "address undo";
constexpr std::int64_t address_codes_an_hour = 5;

std::string letter_payload(AddressChange const& change, std::string_view letter)
{
    return base::Json::object().add("change", change.id.text()).add("letter", letter).text();
}

} // namespace

std::string digits_of(AddressChange const& change, platform::Keys const& keys)
{
    return keys.six_digits("address change", change.id.text() + change.new_email);
}

std::string undo_path(AddressChange const& change, platform::Keys const& keys)
{
    return "/this-was-not-me/" + change.id.text() + "/" + keys.mac(undo_purpose, change.id.text());
}

base::Result<AddressChange> ask_address_change(platform::Context& cx, std::string_view email, std::string_view language)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    auto const person = TRY(PersonStore {cx.tx}.find(*cx.actor.person));
    TRY(platform::require(may(cx.actor, Action::edit, person)));
    if (platform::email_folded(email) == platform::email_folded(person.email))
        return base::invalid("email", "same_address");
    AddressStore store {cx.tx};
    if (store.asked_since(person.id, cx.clock.now() - 1h) >= address_codes_an_hour)
        return base::Refusal {.reason = base::Reason::too_many, .code = "too_many", .retry_after_s = 3600};
    AddressChange const change {.id = cx.ids.make<AddressChangeId>(),
        .person = person.id,
        .old_email = person.email,
        .new_email = std::string {email},
        .language = std::string {language},
        .asked_at = cx.clock.now()};
    store.add(change);
    cx.outbox.job("people.address_mail", letter_payload(change, "code"), platform::Lane::waited_for);
    return change;
}

base::Result<Person> confirm_address_change(platform::Context& cx, std::string_view typed, platform::Keys const& keys)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    AddressStore store {cx.tx};
    auto const change = store.newest_of(*cx.actor.person);
    auto refusal = base::invalid("code", "wrong_or_expired");
    if (!change || change->confirmed_at || change->wrong >= code_tries || cx.clock.now() - change->asked_at > code_life)
        return refusal;
    std::string digits {typed};
    std::erase(digits, ' ');
    if (!platform::equal_in_constant_time(digits_of(*change, keys), digits)) {
        store.count_wrong(change->id);
        refusal.keep = base::Keep::yes;
        return refusal;
    }
    PersonStore people {cx.tx};
    auto person = TRY(people.find(*cx.actor.person));
    auto const folded = platform::email_folded(change->new_email);
    // Said only to somebody who has just shown that the mailbox is hers.
    if (people.with_address(folded)) return base::invalid("code", "address_has_account");
    person.email = change->new_email;
    people.save(person, folded);
    store.confirm(change->id, cx.clock.now());
    cx.outbox.job("people.address_mail", letter_payload(*change, "notice"), platform::Lane::waited_for);
    return person;
}

base::Result<base::Done> undo_address_change(
    platform::Context& cx, AddressChangeId id, std::string_view proof, platform::Keys const& keys)
{
    if (!keys.proves(undo_purpose, id.text(), proof)) return base::not_found();
    AddressStore store {cx.tx};
    auto const change = TRY(store.find(id));
    bool const open = change.confirmed_at && !change.undone_at && cx.clock.now() - *change.confirmed_at <= undo_for;
    if (!open) return base::not_found();
    PersonStore people {cx.tx};
    auto person = TRY(people.find(change.person));
    // Somebody may have come in with the old address meanwhile: then only stewards can sort it out.
    auto const holder = people.with_address(platform::email_folded(change.old_email));
    if (person.state == State::erased || (holder && holder->id != person.id)) return base::not_found();
    person.email = change.old_email;
    people.save(person, platform::email_folded(change.old_email));
    people.set_password_hash(person.id, std::nullopt);
    PasskeyStore {cx.tx}.remove_made_since(person.id, change.asked_at - 10min);
    web::Sessions {cx.tx}.end_all(person.id);
    store.undo(change, cx.clock.now());
    return base::Done {};
}

} // namespace people
