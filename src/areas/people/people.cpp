#include "areas/people/people.h"

#include "areas/people/blocks/block_store.h"
#include "areas/people/code_store.h"
#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_page.h"
#include "areas/people/invitations/invitation_store.h"
#include "areas/people/invitations/make_sheet.h"
#include "areas/people/join.h"
#include "areas/people/person_store.h"
#include "areas/people/standing/suspension_store.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/fold.h"

namespace people {

namespace {

base::Json payload_of(base::PersonId person)
{
    return base::Json::object().add("person", person.text());
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
    return payload_of(person).text();
}
PersonJoined PersonJoined::from_payload(std::string_view text)
{
    return {person_in(text)};
}
std::string PersonChanged::payload() const
{
    return payload_of(person).text();
}
PersonChanged PersonChanged::from_payload(std::string_view text)
{
    return {person_in(text)};
}
std::string PersonErased::payload() const
{
    return payload_of(person).add("words", words_names.of(words)).text();
}
PersonErased PersonErased::from_payload(std::string_view text)
{
    auto const flat = base::read_flat_json(text);
    auto const words = flat ? words_names.named(flat->text("words")) : std::nullopt;
    return {person_in(text), words.value_or(Words::keep_without_name)};
}

std::string InventedRemoved::payload() const
{
    return payload_of(person).text();
}
InventedRemoved InventedRemoved::from_payload(std::string_view text)
{
    return {person_in(text)};
}

std::string BlocksChanged::payload() const
{
    return payload_of(person).text();
}
BlocksChanged BlocksChanged::from_payload(std::string_view text)
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
    return PersonStore {tx}.visitor(id);
}

std::unordered_map<base::PersonId, base::Actor> actors_of(platform::Tx& tx, std::span<base::PersonId const> ids)
{
    return PersonStore {tx}.active_among(ids);
}

std::optional<Person> person_with_address(platform::Tx& tx, std::string_view email)
{
    return PersonStore {tx}.with_address(platform::email_folded(email));
}

std::unordered_map<std::string, Person> people_with_slugs(
    platform::Reading const& reading, std::span<std::string const> slugs)
{
    std::unordered_map<std::string, Person> found;
    for (auto& person : PersonStore {reading.tx}.with_slugs(slugs)) {
        if (may(reading.actor, Action::view, person).allowed) found.emplace(person.slug, std::move(person));
    }
    return found;
}

base::Result<Person> person_with_slug(platform::Reading const& reading, std::string_view slug)
{
    auto person = TRY(PersonStore {reading.tx}.with_slug(slug));
    TRY(platform::require_view(may(reading.actor, Action::view, person)));
    return person;
}

void set_letter(platform::Tx& tx, base::PersonId id, Letter letter)
{
    PersonStore {tx}.set_letter(id, letter);
}

void set_language(platform::Tx& tx, base::PersonId id, std::string_view language)
{
    PersonStore {tx}.set_language(id, language);
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

std::vector<std::int64_t> waiting_invitations(
    platform::Tx& tx, base::Time from, base::Time to, std::int64_t after, int limit)
{
    return InvitationStore {tx}.waiting(from, to, {after}, limit);
}

std::optional<Invited> invited(platform::Tx& tx, platform::Keys const& keys, std::int64_t id)
{
    auto const invitation = InvitationStore {tx}.find({id});
    if (!invitation || invitation->state != InvitationState::open || invitation->kind != InvitationKind::address)
        return std::nullopt;
    if (!may_be_mailed(tx, invitation->email) || person_with_address(tx, invitation->email)) return std::nullopt;
    Invited invited {.id = id,
        .email = invitation->email,
        .language = invitation->language,
        .invited_at = invitation->created_at,
        .path = path_of(*invitation, keys)};
    if (invitation->created_by) {
        if (auto const inviter = PersonStore {tx}.find(*invitation->created_by)) invited.inviter = inviter->name;
    }
    return invited;
}

void forget_address(platform::Tx& tx, std::string_view address)
{
    InvitationStore {tx}.forget(address_hash(address));
}

std::set<base::PersonId> blocked_by(platform::Tx& tx, base::PersonId person)
{
    return BlockStore {tx}.of(person);
}

std::unordered_map<base::PersonId, std::set<base::PersonId>> blocks_of(
    platform::Tx& tx, std::span<base::PersonId const> people)
{
    return BlockStore {tx}.of(people);
}

std::set<base::PersonId> blockers_of(platform::Tx& tx, base::PersonId person, std::span<base::PersonId const> people)
{
    return BlockStore {tx}.blockers_of(person, people);
}

bool blocked(platform::Tx& tx, base::PersonId by, base::PersonId of)
{
    return BlockStore {tx}.has(by, of);
}

FoundPeople people_named(platform::Reading const& reading, PeopleWish const& wish)
{
    PersonStore store {reading.tx};
    std::vector<Person> people;
    FoundPeople found;
    if (wish.words.find('@') != std::string_view::npos) {
        if (auto one = store.with_address(platform::email_folded(wish.words))) people.push_back(*std::move(one));
    } else {
        auto const part = wish.words.empty() ? std::string {} : platform::slug(wish.words);
        people = store.with_name_like(part, wish.before, wish.limit + 1);
        if (people.size() > static_cast<std::size_t>(wish.limit)) {
            people.pop_back();
            found.next = people.back().id;
        }
    }
    std::vector<base::PersonId> ids;
    for (auto const& person : people) ids.push_back(person.id);
    auto const suspensions = SuspensionStore {reading.tx}.holding(ids);
    for (auto& person : people) {
        if (!may(reading.actor, Action::view, person).allowed) continue;
        auto const held = suspensions.find(person.id);
        auto const suspension = held == suspensions.end() ? Suspension {} : held->second;
        found.people.push_back({std::move(person), suspension.reason, suspension.answer});
    }
    return found;
}

std::vector<Person> suspended_who_answered(platform::Tx& tx, base::Time since, int limit)
{
    auto const ids = SuspensionStore {tx}.answered_since(since, limit);
    auto people = PersonStore {tx}.of(ids);
    std::vector<Person> found;
    for (auto const& id : ids) {
        if (auto const person = people.find(id); person != people.end()) found.push_back(std::move(person->second));
    }
    return found;
}

std::int64_t forget_old_codes(platform::Tx& tx, base::Time now, int limit)
{
    return CodeStore {tx}.forget_before(now - std::chrono::hours {24}, limit);
}

std::int64_t administrators(platform::Tx& tx)
{
    return PersonStore {tx}.administrators();
}

base::Result<Person> first_administrator(
    platform::Context& cx, std::string_view email, std::string_view name, std::string_view language)
{
    PersonStore store {cx.tx};
    if (store.administrators() > 0) return base::conflict("already_set_up");
    auto known = store.with_address(platform::email_folded(email));
    if (!known) return join(cx, email, base::Role::administrator, name, language);
    known->role = base::Role::administrator;
    known->state = State::active;
    store.save(*known, platform::email_folded(email));
    cx.outbox.add(PersonChanged {known->id});
    return *std::move(known);
}

std::optional<html::Html> sheet_on_paper(
    platform::Tx& tx, platform::Keys const& keys, std::string_view public_url, std::string_view network)
{
    auto const sheets = InvitationStore {tx}.open_sheets();
    if (sheets.empty()) return std::nullopt;
    return sheet_paper(network, std::string {public_url} + path_of(sheets.front(), keys));
}

base::Result<base::Done> hang_up_sheet(platform::Context& cx, std::string_view language)
{
    TRY(make_sheet(cx, language));
    return base::Done {};
}

} // namespace people
