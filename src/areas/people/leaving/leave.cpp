#include "areas/people/leaving/leave.h"

#include "areas/people/may.h"
#include "areas/people/passkeys/passkey_store.h"
#include "areas/people/people.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"
#include "platform/jobs/write_job.h"
#include "platform/keys/keys.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"
#include "platform/web/sessions.h"

#include <algorithm>

namespace people {

namespace {

constexpr std::chrono::seconds listeners_need {30};

/// What both ways to be erased have in common.
void erase_person(platform::Context& cx, Erasure const& erasure)
{
    auto const person = erasure.leaving.person;
    ErasureStore store {cx.tx};
    store.add(erasure);
    store.empty_profile(person, platform::base32_of_bytes(cx.chance.bytes(16)));
    PasskeyStore {cx.tx}.remove_all(person);
    web::Sessions {cx.tx}.forget(person);
    cx.outbox.add(PersonErased {person, erasure.leaving.words});
    cx.outbox.job("people.erase", base::Json::object().add("person", person.text()).text());
}

base::Result<Leaving> leaving_of(platform::Machines& machines, base::PersonId id)
{
    auto const lease = machines.database.read();
    auto const erasure = ErasureStore {lease->tx()}.find(id);
    if (!erasure) return base::not_found();
    auto leaving = erasure->leaving;
    auto const person = TRY(PersonStore {lease->tx()}.find(id));
    if (!person.email.empty()) leaving.email_folded = platform::email_folded(person.email);
    return leaving;
}

/// One turn of one room in a write of its own; true when nothing is left there.
bool erase_some(platform::Machines& machines, Keeper const& keeper, Leaving const& leaving)
{
    bool finished = false;
    platform::write_as_job(machines, [&](platform::Context& cx) { finished = keeper.erase(cx, leaving); });
    return finished;
}

void plan_scrub(platform::Machines& machines)
{
    auto const at = machines.clock.now() + listeners_need;
    platform::write(machines.database, [&](platform::Tx& tx) {
        platform::Outbox outbox {tx, machines.ids, machines.clock};
        outbox.job("people.scrub", "{}", at, "minute " + std::to_string(at.ms / 60'000));
    });
}

} // namespace

base::Result<base::Done> leave(platform::Context& cx, Words words)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    PersonStore store {cx.tx};
    auto const person = TRY(store.find(*cx.actor.person));
    TRY(platform::require(may(cx.actor, Action::erase, person)));
    if (person.role == base::Role::administrator && store.administrators() <= 1)
        return base::conflict("last_administrator");
    erase_person(cx, {{person.id, words, {}}, cx.clock.now()});
    return base::Done {};
}

base::Result<base::Done> leave_by_link(platform::Context& cx, base::PersonId id, Words words)
{
    auto const person = TRY(PersonStore {cx.tx}.find(id));
    base::Actor const herself {.person = id, .role = person.role};
    platform::Context as_herself {{herself, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
    return leave(as_herself, words);
}

int erase_again(platform::Context& cx, std::span<Leaving const> known_elsewhere)
{
    auto erasures = ErasureStore {cx.tx}.all();
    for (auto const& leaving : known_elsewhere) {
        bool const known = std::ranges::any_of(
            erasures, [&](Erasure const& erasure) { return erasure.leaving.person == leaving.person; });
        if (!known) erasures.push_back({leaving, cx.clock.now()});
    }
    int again = 0;
    for (auto const& erasure : erasures) {
        auto const person = PersonStore {cx.tx}.find(erasure.leaving.person);
        if (!person || (person->state == State::erased && person->email.empty())) continue;
        erase_person(cx, erasure);
        ++again;
    }
    return again;
}

base::Result<base::Done> erase_everywhere(platform::Machines& machines, std::string_view payload, Keepers keepers)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = base::PersonId::from(flat.text("person"));
    if (!id) return base::not_found();
    auto const leaving = TRY(leaving_of(machines, *id));
    for (auto const& [room, keeper] : keepers) {
        while (!erase_some(machines, *keeper, leaving)) { }
    }
    plan_scrub(machines);
    return base::Done {};
}

base::Result<base::Done> scrub(platform::Machines& machines, std::string_view)
{
    machines.database.scrub();
    return base::Done {};
}

std::string export_everything(platform::Reading const& reading, base::PersonId person, Keepers keepers)
{
    auto document = base::Json::object();
    document.add("format", "groundswell-export").add("version", 1).add("made_at", reading.clock.now());
    for (auto const& [room, keeper] : keepers) document.add(room, keeper->export_of(reading, person));
    return document.text();
}

} // namespace people
