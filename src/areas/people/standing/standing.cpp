#include "areas/people/standing/standing.h"

#include "areas/people/may.h"
#include "areas/people/people.h"
#include "areas/people/person_store.h"
#include "areas/people/standing/suspension_store.h"
#include "base/json.h"
#include "platform/i18n/fold.h"
#include "platform/web/sessions.h"

namespace people {

namespace {

base::Result<Person> found_for(platform::Context& cx, base::PersonId id, Action action)
{
    auto person = TRY(PersonStore {cx.tx}.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, person)));
    TRY(platform::require(may(cx.actor, action, person)));
    return person;
}

void save(platform::Context& cx, Person const& person)
{
    PersonStore {cx.tx}.save(person, platform::email_folded(person.email));
    cx.outbox.add(PersonChanged {person.id});
}

} // namespace

base::Result<Person> give_role(platform::Context& cx, base::PersonId id, base::Role role)
{
    auto person = TRY(found_for(cx, id, Action::give_role));
    person = TRY(with_role(std::move(person), role, PersonStore {cx.tx}.administrators()));
    save(cx, person);
    return person;
}

base::Result<Person> suspend(platform::Context& cx, base::PersonId id, std::string_view reason)
{
    auto person = TRY(found_for(cx, id, Action::suspend));
    if (person.state == State::suspended) return person;
    person = TRY(with_state(std::move(person), State::suspended));
    save(cx, person);
    auto const suspension = cx.ids.make<SuspensionId>();
    SuspensionStore {cx.tx}.begin(suspension, id, cx.actor.person, reason, cx.clock.now());
    cx.outbox.job("people.suspension_mail", base::Json::object().add("suspension", suspension.text()).text(),
        platform::Lane::waited_for);
    web::Sessions {cx.tx}.end_all(id);
    return person;
}

base::Result<Person> let_back(platform::Context& cx, base::PersonId id)
{
    auto person = TRY(found_for(cx, id, Action::suspend));
    if (person.state != State::suspended) return person;
    person = TRY(with_state(std::move(person), State::active));
    save(cx, person);
    SuspensionStore {cx.tx}.end(id, cx.clock.now());
    return person;
}

} // namespace people
