#include "areas/people/elsewhere/elsewhere.h"

#include "areas/people/elsewhere/elsewhere_store.h"
#include "areas/people/may.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"

namespace people {

namespace {

/// What stands in place of an address. It has no "@", so it is never taken for one.
std::string known_by(platform::Keys const& keys, std::string_view identity)
{
    return "elsewhere:" + keys.mac("people.elsewhere", platform::email_folded(identity));
}

base::PersonId made(platform::Context& cx, std::string const& folded, std::string const& name)
{
    Person person;
    person.id = cx.ids.make<base::PersonId>();
    person.slug = person.id.text();
    person.name = name;
    person.role = base::Role::guest;
    person.state = State::elsewhere;
    person.letter = Letter::never;
    person.joined_at = cx.clock.now();
    PersonStore {cx.tx}.save(person, folded);
    return person.id;
}

} // namespace

std::unordered_map<std::string, base::PersonId> people_with_addresses(
    platform::Tx& tx, std::span<std::string const> addresses)
{
    std::vector<std::string> folded;
    folded.reserve(addresses.size());
    for (auto const& address : addresses) folded.push_back(platform::email_folded(address));
    auto const known = ElsewhereStore {tx}.with_folded(folded);
    std::unordered_map<std::string, base::PersonId> found;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        if (auto const person = known.find(folded[i]); person != known.end())
            found.emplace(addresses[i], person->second);
    }
    return found;
}

base::Result<std::unordered_map<std::string, base::PersonId>> writers_of(
    platform::Context& cx, platform::Keys const& keys, std::span<Writer const> writers)
{
    TRY(platform::require(may_bring_in(cx.actor)));
    std::vector<std::string> folded;
    for (auto const& writer : writers) {
        folded.push_back(platform::email_folded(writer.identity));
        folded.push_back(known_by(keys, writer.identity));
    }
    auto known = ElsewhereStore {cx.tx}.with_folded(folded);
    std::unordered_map<std::string, base::PersonId> found;
    for (std::size_t i = 0; i < writers.size(); ++i) {
        auto const here = known.find(folded[2 * i]);
        auto const& elsewhere = folded[2 * i + 1];
        if (here != known.end()) {
            found.emplace(writers[i].identity, here->second);
            continue;
        }
        if (!known.contains(elsewhere)) known.emplace(elsewhere, made(cx, elsewhere, writers[i].name));
        found.emplace(writers[i].identity, known.at(elsewhere));
    }
    return found;
}

} // namespace people
