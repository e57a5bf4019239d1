#include "areas/notices/choose_letters.h"

#include "areas/notices/letter_store.h"
#include "areas/notices/may.h"
#include "areas/notices/zone.h"
#include "base/names.h"

namespace notices {

namespace {

constexpr base::Names<people::Letter, 4> often_names {{"never", "daily", "weekly", "monthly"}};
constexpr base::Names<Choice, 3> choice_names {{"stop", "monthly", "weekly"}};

} // namespace

std::string_view name_of(Choice choice)
{
    return choice_names.of(choice);
}
std::optional<Choice> choice_named(std::string_view name)
{
    return choice_names.named(name);
}

base::Result<Wishes> wishes_from(web::Fields& fields)
{
    Wishes wishes;
    wishes.often = fields.one_of("often", often_names, web::Demand::required).value_or(wishes.often);
    wishes.hour = static_cast<int>(fields.number("hour", earliest_hour, latest_hour).value_or(wishes.hour));
    wishes.at_once = fields.ticked("at_once");
    auto& quiet = wishes.quiet;
    quiet.from = static_cast<int>(fields.number("quiet_from", earliest_quiet, latest_quiet).value_or(quiet.from));
    quiet.to = static_cast<int>(fields.number("quiet_to", earliest_morning, latest_morning).value_or(quiet.to));
    quiet.weekends = fields.has("quiet_weekends") ? fields.ticked("quiet_weekends") : quiet.weekends;
    return fields.or_problems(wishes);
}

base::Result<Wishes> wishes_of(platform::Tx& tx, base::PersonId id)
{
    auto const person = TRY(people::person_of(tx, id));
    Wishes wishes {.often = person.letter};
    if (auto const plan = LetterStore {tx}.plan_of(id)) {
        wishes.hour = plan->hour;
        wishes.at_once = plan->at_once;
        wishes.quiet = plan->quiet;
    }
    return wishes;
}

base::Result<Wishes> choose_letters(
    platform::Context& cx, base::PersonId id, Wishes const& wishes, std::string_view network_zone)
{
    TRY(platform::require(may(cx.actor, Action::choose_letters, id)));
    auto const person = TRY(people::person_of(cx.tx, id));
    if (person.state != people::State::active) return base::not_found();
    LetterStore store {cx.tx};
    auto const now = cx.clock.now();
    auto plan = store.plan_of(id).value_or(Plan {.person = id, .since = now});
    // What happened while she wanted no letter is not caught up with.
    if (person.letter == people::Letter::never) plan.since = now;
    plan.hour = wishes.hour;
    plan.at_once = wishes.at_once;
    plan.quiet = wishes.quiet;
    plan.due_at = next_letter_at(wishes.often, wishes.hour, zone_of(person, network_zone), now);
    plan.held_until.reset();
    store.save(plan);
    people::set_letter(cx.tx, id, wishes.often);
    return wishes;
}

Wishes chosen(Wishes wishes, Choice choice)
{
    switch (choice) {
    case Choice::stop:
        wishes.often = people::Letter::never;
        wishes.at_once = false;
        break;
    case Choice::monthly:
        wishes.often = people::Letter::monthly;
        break;
    case Choice::weekly:
        wishes.often = people::Letter::weekly;
        break;
    }
    return wishes;
}

} // namespace notices
