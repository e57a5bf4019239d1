#include "areas/people/people.h"
#include "areas/stewards/welcome/first_words.h"
#include "areas/stewards/welcome/school_days.h"
#include "areas/stewards/welcome/welcome_store.h"
#include "base/json.h"
#include "platform/jobs/write_job.h"

#include <algorithm>

namespace stewards {

namespace {

/// The network's own, as its settings tell them.
struct Calendar {
    SchoolDays days {};
    platform::Zone const* zone = &platform::Zone::utc();

    base::Time after(base::Time from) const { return after_school_time(days, *zone, from, patience); }
};

Calendar calendar_of(platform::Settings& settings, platform::Tx& tx)
{
    auto const now = settings.now(tx);
    Calendar calendar;
    calendar.days.weekend
        = weekend_in(now->text_or("network.weekend", usual_weekend(now->text_or("network.country", "TR"))));
    calendar.days.free = free_days_in(now->text_or("network.free_days", ""));
    if (auto const* const zone = platform::system_zones().find(now->text_or("network.zone", "Europe/Istanbul")))
        calendar.zone = zone;
    return calendar;
}

/// Whether it still stands, and she is still here.
bool still_waits(platform::Tx& tx, FirstPost const& first)
{
    auto const person = people::person_of(tx, first.person);
    if (!person || person->state != people::State::active) return false;
    if (first.is_a_need()) {
        auto const need = needs::need_of(tx, first.need);
        return need && need->state == needs::State::open;
    }
    auto const thread = circles::thread_named(tx, first.thread);
    return thread && thread->state == circles::ThreadState::open
        && !circles::standing_posts(tx, {&first.post, 1}).empty();
}

/// Who looks after newcomers there: the circle's own welcomers, else the network's; of a private circle, its hosts.
std::vector<base::PersonId> asked_there(platform::Tx& tx, FirstPost const& first)
{
    if (first.is_a_need()) return WelcomeStore {tx}.welcomers();
    auto own = circles::with_duty(tx, first.circle, circles::Duty::welcome);
    std::erase(own, first.person);
    if (!own.empty()) return own;
    auto const circle = circles::circle_of(tx, first.circle);
    return circle && circle->is_private() ? circles::hosts_of(tx, first.circle) : WelcomeStore {tx}.welcomers();
}

/// Of these people those who may read it, in the order that was given.
std::vector<base::PersonId> readers_of(
    platform::Tx& tx, FirstPost const& first, std::vector<base::PersonId> const& people)
{
    if (!first.is_a_need()) {
        auto const thread = circles::thread_named(tx, first.thread);
        return thread ? circles::readers_among(tx, *thread, people) : std::vector<base::PersonId> {};
    }
    auto const need = needs::need_of(tx, first.need);
    std::vector<base::PersonId> readers;
    for (auto const& [id, actor] : people::actors_of(tx, people)) {
        if (need && actor.is_member() && needs::may(actor, needs::Action::view, *need).allowed) readers.push_back(id);
    }
    return readers;
}

std::optional<base::PersonId> welcomer_for(platform::Tx& tx, FirstPost const& first)
{
    auto people = readers_of(tx, first, asked_there(tx, first));
    auto const blockers = people::blockers_of(tx, first.person, people);
    auto const blocked = people::blocked_by(tx, first.person);
    std::erase_if(people, [&](base::PersonId person) {
        return person == first.person || blockers.contains(person) || blocked.contains(person);
    });
    return next_welcomer(WelcomeStore {tx}.loads_of(people));
}

void look_after(platform::Context& cx, FirstPost first, Calendar const& calendar)
{
    WelcomeStore store {cx.tx};
    if (first.answered_at || first.asked_at || first.brief_at) return;
    if (!still_waits(cx.tx, first)) return store.forget(first.person);
    auto const now = cx.clock.now();
    first.due_at = calendar.after(first.posted_at);
    if (first.due_at > now) {
        store.save(first);
        cx.outbox.job("stewards.welcome", base::Json::object().add("person", first.person.text()).text(), first.due_at,
            "welcome " + first.person.text() + " " + std::to_string(first.due_at.ms));
        return;
    }
    auto const welcomer = welcomer_for(cx.tx, first);
    first.brief_at = welcomer ? calendar.after(now) : now;
    if (welcomer) {
        first.welcomer = *welcomer;
        first.asked_at = now;
        cx.outbox.add(WelcomeAsked {first.person, *welcomer});
    }
    store.save(first);
}

} // namespace

base::Result<base::Done> ask_welcomer(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = base::PersonId::from(flat.text("person"));
    if (!id) return base::not_found();
    platform::write_as_job(machines, [&](platform::Context& cx) {
        auto const first = WelcomeStore {cx.tx}.find(*id);
        if (first) look_after(cx, *first, calendar_of(machines.settings, cx.tx));
    });
    return base::Done {};
}

} // namespace stewards
