#pragma once

// The front door of the room of people: what neighbours may use.

#include "areas/people/company.h"
#include "areas/people/elsewhere/elsewhere.h"
#include "areas/people/facets.h"
#include "areas/people/invitations/prepare.h"
#include "areas/people/leaving/leaving.h"
#include "areas/people/may.h"
#include "areas/people/person.h"
#include "areas/people/removal/removal.h"
#include "areas/people/standing/standing.h"
#include "areas/people/standing/stewards.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"
#include "platform/web/visitor.h"

#include <set>
#include <span>
#include <unordered_map>

namespace people {

/// Somebody came in for the first time.
struct PersonJoined {
    static constexpr std::string_view name = "people.joined";
    base::PersonId person {};

    std::string payload() const;
    static PersonJoined from_payload(std::string_view text);
};

/// What is shown of somebody changed: her profile, her role, whether she may come in.
struct PersonChanged {
    static constexpr std::string_view name = "people.changed";
    base::PersonId person {};

    std::string payload() const;
    static PersonChanged from_payload(std::string_view text);
};

/// Somebody asked to be forgotten: every room lets go of what is hers.
struct PersonErased {
    static constexpr std::string_view name = "people.erased";
    base::PersonId person {};
    Words words = Words::keep_without_name;

    std::string payload() const;
    static PersonErased from_payload(std::string_view text);
};

/// An invented person is gone; nobody asked to be forgotten.
struct InventedRemoved {
    static constexpr std::string_view name = "people.invented_removed";
    base::PersonId person {};

    std::string payload() const;
    static InventedRemoved from_payload(std::string_view text);
};

/// Somebody blocked somebody, or thought better of it.
struct BlocksChanged {
    static constexpr std::string_view name = "people.blocks_changed";
    base::PersonId person {}; ///< who blocked

    std::string payload() const;
    static BlocksChanged from_payload(std::string_view text);
};

/// As much of a person as stands beside what she wrote.
struct Name {
    std::string name {};
    std::string slug {};
};

/// The names of many people at once.
std::unordered_map<base::PersonId, Name> names_of(platform::Tx& tx, std::span<base::PersonId const> ids);

/// Where somebody teaches, when she shows it to everybody in this audience.
std::optional<std::int64_t> shared_place(platform::Tx& tx, base::PersonId id, base::Audience audience);

/// Many people at once, with their profiles.
std::unordered_map<base::PersonId, Person> people_of(platform::Tx& tx, std::span<base::PersonId const> ids);
base::Result<Person> person_of(platform::Tx& tx, base::PersonId id);
std::optional<Person> person_with_address(platform::Tx& tx, std::string_view email);
/// Those whose pages have these path names, as far as the actor may see them.
std::unordered_map<std::string, Person> people_with_slugs(
    platform::Reading const& reading, std::span<std::string const> slugs);
base::Result<Person> person_with_slug(platform::Reading const& reading, std::string_view slug);

/// Of people whom a search found, those that the actor may see now and has not blocked, in the same order.
std::vector<Person> still_visible(platform::Reading const& reading, std::span<base::PersonId const> ids);

/// Who a signed-in person is to the web edge; nothing when she is gone or suspended.
std::optional<web::Visitor> visitor(platform::Tx& tx, base::PersonId id);

/// Who many people are to the site just now; those who are gone or suspended are left out.
std::unordered_map<base::PersonId, base::Actor> actors_of(platform::Tx& tx, std::span<base::PersonId const> ids);

/// The person with this address, made as a guest when there is none: somebody who confirmed one thing by mail.
base::Result<Person> guest_with_address(platform::Context& cx, std::string_view email, std::string_view first_name,
    std::string_view language, Letter letter);

/// How often her letter comes; the caller has asked its own law.
void set_letter(platform::Tx& tx, base::PersonId id, Letter letter);

/// In which language she is written to from now on; the caller has asked whether it is she.
void set_language(platform::Tx& tx, base::PersonId id, std::string_view language);

/// Whether letters may go to this address that nobody there asked for: not once it has said "don't mail me". Asked by every job
/// that writes letters; a code that somebody asked for at the door is no such letter.
bool may_be_mailed(platform::Tx& tx, std::string_view address);

/// How long an invitation asks by a weekly letter before it falls silent. Its link goes on working.
constexpr base::Milliseconds invited_for = std::chrono::hours {24 * 7 * 12};

/// An address that was invited and has not answered yet: it gets the weekly letter until it does.
struct Invited {
    std::int64_t id = 0;
    std::string email {};
    std::string language {};
    std::string inviter {}; ///< her name; empty when it was made at the machine itself
    base::Time invited_at {};
    std::string
        path {}; ///< of its page with Join; with "/no-thanks" of the page that ends all mail, "/refusal" for RFC 8058
};
/// The ids of invitations to addresses that were made between these moments and have not been answered, after this one.
std::vector<std::int64_t> waiting_invitations(
    platform::Tx& tx, base::Time from, base::Time to, std::int64_t after, int limit);
/// One of them; nothing once it was answered or taken back, when the address said that it wants no mail, and when somebody came
/// in with it by another way.
std::optional<Invited> invited(platform::Tx& tx, platform::Keys const& keys, std::int64_t id);

/// An address as this room remembers it when it may not keep it (invitations/invitation.h).
std::string address_hash(std::string_view email);

/// Lets go of an address that was invited, when its owner asks to be forgotten.
void forget_address(platform::Tx& tx, std::string_view address);

/// Removes mailed codes of yesterday and before, at most so many; gives how many it was.
std::int64_t forget_old_codes(platform::Tx& tx, base::Time now, int limit);

/// Whom this person has blocked: what they write is folded away for her.
std::set<base::PersonId> blocked_by(platform::Tx& tx, base::PersonId person);
bool blocked(platform::Tx& tx, base::PersonId by, base::PersonId of);
/// The same of many people at once; of who has blocked nobody there is nothing.
std::unordered_map<base::PersonId, std::set<base::PersonId>> blocks_of(
    platform::Tx& tx, std::span<base::PersonId const> people);
/// Who of these people has blocked her.
std::set<base::PersonId> blockers_of(platform::Tx& tx, base::PersonId person, std::span<base::PersonId const> people);

/// People as a steward finds them: by a part of the name, or by the whole address, the newest first, those after `before`
/// by id; suspended ones with the reason, and with what they say to it.
struct Found {
    Person person {};
    std::string suspended_because {};
    std::string answer {};
};
struct FoundPeople {
    std::vector<Found> people {};
    std::optional<base::PersonId> next {}; ///< the `before` of the next page, when there is one
};
struct PeopleWish {
    std::string_view words {};
    base::PersonId before {INT64_MAX};
    int limit = 50;
};
/// Who said her side of a suspension since this moment and is suspended still, the newest first.
std::vector<Person> suspended_who_answered(platform::Tx& tx, base::Time since, int limit);

FoundPeople people_named(platform::Reading const& reading, PeopleWish const& wish);

/// Turns whoever set the machine up into its first administrator. Refused (already_set_up) when there is one.
base::Result<Person> first_administrator(
    platform::Context& cx, std::string_view email, std::string_view name, std::string_view language);
std::int64_t administrators(platform::Tx& tx);

/// The newest sheet for the staff room as paper; nothing while there is none. The second makes one.
std::optional<html::Html> sheet_on_paper(
    platform::Tx& tx, platform::Keys const& keys, std::string_view public_url, std::string_view network);
base::Result<base::Done> hang_up_sheet(platform::Context& cx, std::string_view language);

} // namespace people
