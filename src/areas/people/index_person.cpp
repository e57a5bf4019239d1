#include "areas/people/index_person.h"

#include "areas/people/blocks/block_store.h"
#include "areas/people/facets.h"
#include "areas/people/may.h"
#include "areas/people/people.h"
#include "areas/people/person_store.h"
#include "platform/i18n/places.h"

#include <algorithm>

namespace people {

namespace {

/// What one part says to every member; a part for fewer is as if it were empty.
bool is_for_members(Person const& person, Part part)
{
    return person.audience(part) <= base::Audience::members; // the wider audience comes first
}

void add_all(platform::SearchDocument& document, std::string_view facet, std::vector<std::string> const& codes)
{
    for (auto const& code : codes) document.facets.push_back(std::string {facet} + ":" + code);
}

std::optional<platform::PlacedDocument> document_of(Person const& person)
{
    if (person.state != State::active || person.role == base::Role::guest || person.is_new()) return std::nullopt;
    platform::SearchDocument document {.kind = std::string {search_kind},
        .id = person.id.value,
        .title = person.name,
        .language = person.language,
        .at = person.joined_at};
    if (is_for_members(person, Part::help)) document.body = person.help;
    if (is_for_members(person, Part::subjects)) add_all(document, "subject", person.subjects);
    if (is_for_members(person, Part::grades)) add_all(document, "grade", person.grades);
    if (is_for_members(person, Part::languages)) add_all(document, "language", person.languages);
    if (person.place && is_for_members(person, Part::place)) {
        auto const province = platform::gazetteer().province_of({*person.place});
        if (province) document.facets.push_back("place:" + std::to_string(province->id.value));
    }
    return platform::PlacedDocument {std::move(document), {platform::SearchAudience::members()}};
}

} // namespace

void index_person(platform::Context& cx, platform::Search const& search, base::PersonId id)
{
    auto const person = PersonStore {cx.tx}.find(id);
    auto const placed = person ? document_of(*person) : std::nullopt;
    if (!placed) return search.remove(cx.tx, search_kind, id.value);
    search.put(cx.tx, placed->audiences, placed->document);
}

std::optional<base::PersonId> index_people_after(
    platform::Tx& tx, platform::Search const& search, base::PersonId after, int limit)
{
    auto const people = PersonStore {tx}.findable_after(after, limit);
    if (people.empty()) return std::nullopt;
    std::vector<platform::PlacedDocument> documents;
    for (auto const& person : people) {
        if (auto placed = document_of(person)) documents.push_back(*std::move(placed));
    }
    search.put_all(tx, documents);
    return people.back().id;
}

std::int64_t findable_people(platform::Tx& tx)
{
    return PersonStore {tx}.findable();
}

std::vector<Person> still_visible(platform::Reading const& reading, std::span<base::PersonId const> ids)
{
    std::vector<Person> visible;
    if (ids.empty() || !reading.actor.person) return visible;
    auto const found = PersonStore {reading.tx}.of(ids);
    auto const blocked = blocked_by(reading.tx, *reading.actor.person);
    for (auto const& id : ids) {
        auto const person = found.find(id);
        if (person == found.end() || blocked.contains(id)) continue;
        if (may(reading.actor, Action::view, person->second).allowed) visible.push_back(person->second);
    }
    return visible;
}

} // namespace people
