#include "areas/people/people.h"

#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_store.h"
#include "areas/people/join.h"
#include "areas/people/person_store.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/fold.h"

namespace people {

namespace {

std::string payload_of(base::PersonId person)
{
    return base::Json::object().add("person", person.text()).text();
}

base::PersonId person_in(std::string_view payload)
{
    auto const flat = base::read_flat_json(payload);
    auto const id = flat ? base::PersonId::from(flat->text("person")) : std::nullopt;
    if (!id) throw std::invalid_argument {"an event without a person"};
    return *id;
}

} // namespace

std::string PersonJoined::payload() const
{
    return payload_of(person);
}
PersonJoined PersonJoined::from_payload(std::string_view text)
{
    return {person_in(text)};
}
std::string PersonErased::payload() const
{
    return payload_of(person);
}
PersonErased PersonErased::from_payload(std::string_view text)
{
    return {person_in(text)};
}

std::unordered_map<base::PersonId, Name> names_of(platform::Tx& tx, std::span<base::PersonId const> ids)
{
    return PersonStore {tx}.names_of(ids);
}

std::optional<std::int64_t> shared_place(platform::Tx& tx, base::PersonId id, base::Audience audience)
{
    auto const person = PersonStore {tx}.find(id);
    if (!person || person->audience(Part::place) > audience) return std::nullopt; // the wider audience comes first
    return person->place;
}

std::unordered_map<base::PersonId, Person> people_of(platform::Tx& tx, std::span<base::PersonId const> ids)
{
    return PersonStore {tx}.of(ids);
}

base::Result<Person> person_of(platform::Tx& tx, base::PersonId id)
{
    return PersonStore {tx}.find(id);
}

std::optional<web::Visitor> visitor(platform::Tx& tx, base::PersonId id)
{
    auto person = PersonStore {tx}.find(id);
    if (!person || person->state != State::active) return std::nullopt;
    return web::Visitor {.actor = {.person = id, .role = person->role},
        .name = std::move(person->name),
        .slug = std::move(person->slug),
        .language = std::move(person->language),
        .zone = std::move(person->zone)};
}

std::optional<Person> person_with_address(platform::Tx& tx, std::string_view email)
{
    return PersonStore {tx}.with_address(platform::email_folded(email));
}

void set_letter(platform::Tx& tx, base::PersonId id, Letter letter)
{
    PersonStore {tx}.set_letter(id, letter);
}

void set_role(platform::Tx& tx, base::PersonId id, base::Role role)
{
    PersonStore store {tx};
    auto person = store.find(id);
    if (!person) return;
    person->role = role;
    store.save(*person, platform::email_folded(person->email));
}

base::Result<Person> guest_with_address(platform::Context& cx, std::string_view email, std::string_view first_name,
    std::string_view language, Letter letter)
{
    if (auto known = person_with_address(cx.tx, email)) return *std::move(known);
    auto guest = TRY(join(cx, email, base::Role::guest, first_name, language));
    guest.letter = letter;
    PersonStore {cx.tx}.save(guest, platform::email_folded(email));
    return guest;
}

bool may_be_mailed(platform::Tx& tx, std::string_view address)
{
    return !InvitationStore {tx}.is_refused(address_hash(address));
}

std::vector<Invited> invited(platform::Tx& tx, platform::Keys const& keys, std::int64_t after, int limit)
{
    std::vector<Invited> all;
    for (auto const& invitation : InvitationStore {tx}.waiting({after}, limit)) {
        all.push_back({invitation.id.value, invitation.email, invitation.language, path_of(invitation, keys)});
    }
    return all;
}

void forget_address(platform::Tx& tx, std::string_view address)
{
    InvitationStore {tx}.forget(address_hash(address));
}

} // namespace people
