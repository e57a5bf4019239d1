#include "areas/stewards/welcome/keep_welcomers.h"

#include "areas/stewards/may.h"
#include "areas/stewards/welcome/welcome_store.h"

namespace stewards {

base::Result<WelcomeView> view_welcome(platform::Reading const& reading)
{
    TRY(platform::require(may(reading.actor, Action::keep_welcomers)));
    WelcomeStore store {reading.tx};
    auto const now = reading.clock.now();
    WelcomeView view {.rate = store.rate(now - rate_of, now)};
    auto const ids = store.welcomers();
    auto people = people::people_of(reading.tx, ids);
    for (auto const& id : ids) {
        auto const person = people.find(id);
        if (person != people.end() && person->second.state == people::State::active)
            view.welcomers.push_back(std::move(person->second));
    }
    return view;
}

base::Result<WelcomerWords> WelcomerWords::from(web::Fields& fields)
{
    WelcomerWords words;
    words.slug = fields.line("person", 100, web::Demand::required);
    words.welcomes = !fields.has("welcomes") || fields.ticked("welcomes");
    return fields.or_problems(std::move(words));
}

base::Result<people::Person> keep_welcomer(platform::Context& cx, WelcomerWords const& words)
{
    TRY(platform::require(may(cx.actor, Action::keep_welcomers)));
    auto found = people::person_with_slug(cx, words.slug);
    bool const here = found && found->state == people::State::active && found->role != base::Role::guest;
    if (!here) {
        base::Refusal nobody {.reason = base::Reason::invalid, .code = "invalid"};
        nobody.problems.push_back({"person", "nobody_of_that_name"});
        return nobody;
    }
    WelcomeStore store {cx.tx};
    if (words.welcomes)
        store.name_welcomer(found->id, cx.clock.now());
    else
        store.let_go(found->id);
    return *std::move(found);
}

} // namespace stewards
