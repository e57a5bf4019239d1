#include "areas/people/addresses/open_way_back.h"

#include "areas/people/person_store.h"
#include "base/json.h"
#include "platform/log/log.h"

namespace people {

namespace {

constexpr std::string_view way_purpose = "way back";

/// Ids only: the log names nobody.
void log_way(std::string_view what, WayBack const& way, std::optional<base::PersonId> by)
{
    platform::log(platform::Level::info, what,
        base::Json::object()
            .add("way", way.id.text())
            .add("person", way.person.text())
            .add("by", by ? by->text() : ""));
}

} // namespace

std::string way_back_path(WayBack const& way, platform::Keys const& keys)
{
    return "/way-back/" + way.id.text() + "/" + keys.mac(way_purpose, way.id.text());
}

base::Result<WayBack> ask_way_back(platform::Context& cx, std::string_view slug, std::string_view why)
{
    TRY(platform::require({cx.actor.is_administrator(), "only_administrators"}));
    auto const person = TRY(PersonStore {cx.tx}.with_slug(slug));
    TRY(platform::require({person.state == State::active && !cx.actor.is(person.id), "not_for_oneself"}));
    WayBack const way {.id = cx.ids.make<WayBackId>(),
        .person = person.id,
        .why = std::string {why},
        .asked_by = *cx.actor.person,
        .asked_at = cx.clock.now()};
    WayBackStore {cx.tx}.add(way);
    log_way("way back asked", way, way.asked_by);
    return way;
}

base::Result<WayBack> agree_way_back(platform::Context& cx, WayBackId id)
{
    TRY(platform::require({cx.actor.is_steward(), "only_stewards"}));
    WayBackStore store {cx.tx};
    auto way = TRY(store.find(id));
    TRY(platform::require({!cx.actor.is(way.asked_by) && !cx.actor.is(way.person), "another_steward"}));
    if (way.agreed_by) return way;
    way.agreed_by = cx.actor.person;
    way.agreed_at = cx.clock.now();
    store.agree(id, *cx.actor.person, cx.clock.now());
    cx.outbox.job(
        "people.way_back_mail", base::Json::object().add("way", id.text()).text(), platform::Lane::waited_for);
    log_way("way back agreed", way, way.agreed_by);
    return way;
}

base::Result<Person> use_way_back(
    platform::Context& cx, WayBackId id, std::string_view proof, platform::Keys const& keys)
{
    if (!keys.proves(way_purpose, id.text(), proof)) return base::not_found();
    WayBackStore store {cx.tx};
    auto const way = TRY(store.find(id));
    if (!way.agreed_at || cx.clock.now() - *way.agreed_at > way_back_life) return base::not_found();
    auto person = TRY(PersonStore {cx.tx}.find(way.person));
    if (person.state != State::active || !store.use(id, cx.clock.now())) return base::not_found();
    log_way("way back used", way, way.person);
    return person;
}

} // namespace people
