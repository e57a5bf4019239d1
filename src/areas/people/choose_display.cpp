#include "areas/people/choose_display.h"

#include "areas/people/may.h"
#include "areas/people/person_store.h"
#include "platform/i18n/zones.h"

namespace people {

base::Result<Display> Display::from(web::Fields& fields, platform::Languages const& languages)
{
    Display display;
    display.language = fields.line("language", 10, web::Demand::required);
    if (!display.language.empty() && !languages.speaks(display.language))
        fields.problem("language", "not_one_of_these");
    display.zone = fields.line("zone", 60);
    if (!display.zone.empty() && platform::system_zones().find(display.zone) == nullptr)
        fields.problem("zone", "not_one_of_these");
    return fields.or_problems(std::move(display));
}

base::Result<Person> choose_display(platform::Context& cx, Display const& display)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    PersonStore store {cx.tx};
    auto person = TRY(store.find(*cx.actor.person));
    TRY(platform::require(may(cx.actor, Action::edit, person)));
    person.language = display.language;
    person.zone = display.zone;
    store.set_display(person.id, person.language, person.zone);
    return person;
}

} // namespace people
