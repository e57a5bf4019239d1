#include "areas/notices/plan_letters.h"

#include "areas/notices/letter_store.h"
#include "areas/notices/mailable.h"
#include "areas/notices/notice_store.h"
#include "areas/notices/zone.h"
#include "base/json.h"
#include "platform/jobs/write_job.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <map>
#include <set>

namespace notices {

using namespace std::chrono_literals;

namespace {

constexpr int people_a_reading = 200;
constexpr std::size_t people_a_write = 50;
constexpr int most_opened = 1000;
constexpr base::Milliseconds longest_memory = 40 * 24h; ///< a month and the week that a letter may wait
/// An answer being written just now is told next time rather than never.
constexpr base::Milliseconds margin = 10s;

/// What the whole round shares.
struct Round {
    base::Time now {};
    base::Time until {};
    std::string zone {};
    std::vector<needs::Need> opened {};
};

/// A plan, and what becomes of it.
struct Step {
    Plan plan {};
    Plan next {};
    std::optional<Letter> letter {};
};

/// The needs opened since this moment, of a list that is newest first.
std::span<needs::Need const> since(std::vector<needs::Need> const& opened, base::Time moment)
{
    auto const end = std::ranges::find_if(opened, [&](needs::Need const& need) { return need.opened_at <= moment; });
    return {opened.begin(), end};
}

using People = std::unordered_map<base::PersonId, people::Person>;

/// Those of the plans who get a letter, with the moment from which on things are new to them.
std::vector<circles::Addressee> addressees_of(platform::Tx& tx, std::vector<Plan> const& plans, People const& people)
{
    std::vector<circles::Addressee> addressees;
    for (auto const& plan : plans) {
        auto const person = people.find(plan.person);
        if (person == people.end() || !may_get_letters(tx, person->second)) continue;
        addressees.push_back({{.person = plan.person, .role = person->second.role}, plan.since});
    }
    return addressees;
}

std::map<base::PersonId, News> news_of(
    platform::Tx& tx, std::vector<Plan> const& plans, People const& people, base::Time until)
{
    std::map<base::PersonId, News> news;
    std::map<base::PersonId, base::Time> moments;
    std::vector<base::PersonId> ids;
    std::vector<needs::Reader> readers;
    base::Time first = until;
    for (auto const& plan : plans) {
        ids.push_back(plan.person);
        readers.push_back({plan.person, plan.since});
        moments[plan.person] = plan.since;
        first = std::min(first, plan.since);
    }
    for (auto& notice : NoticeStore {tx}.waiting_of(ids, first, until)) {
        if (notice.happened_at > moments[notice.person]) news[notice.person].waiting.push_back(std::move(notice));
    }
    for (auto const& answers : needs::answers_for_supporters(tx, readers, until))
        news[answers.person].answers.push_back(answers);
    for (auto const& carried : needs::carried_over(tx, readers, until)) news[carried.person].merged.push_back(carried);
    for (auto const& [person, need] : needs::closed_for_supporters(tx, readers, until))
        news[person].closed.push_back(need);
    for (auto const& [author, need] : needs::silent_for_authors(tx, readers, until))
        news[author].silent.push_back(need);
    for (auto& [person, blocked] : people::blocks_of(tx, ids)) news[person].blocked = std::move(blocked);
    for (auto& [person, told] : circles::circle_news(tx, addressees_of(tx, plans, people), until))
        news[person].circles = std::move(told);
    return news;
}

std::unordered_map<needs::NeedId, needs::Listed> needs_in(platform::Tx& tx, std::map<base::PersonId, News> const& news)
{
    std::set<needs::NeedId> ids;
    for (auto const& [person, told] : news) {
        for (auto const& notice : told.waiting) ids.insert(notice.need);
        for (auto const& answers : told.answers) ids.insert(answers.need);
        for (auto const& carried : told.merged) ids.insert(carried.into);
        ids.insert(told.closed.begin(), told.closed.end());
        ids.insert(told.silent.begin(), told.silent.end());
    }
    std::vector<needs::NeedId> const list {ids.begin(), ids.end()};
    return needs::needs_of(tx, list);
}

/// The moment at which a plan is really due, when it was made for another zone than the one she lives in now.
std::optional<base::Time> moved(Plan const& plan, people::Letter often, platform::Zone const& zone, base::Time now)
{
    if (plan.held_until) return std::nullopt;
    auto const moment = next_letter_at(often, plan.hour, zone, plan.due_at - 24h);
    return moment > now ? std::optional {moment} : std::nullopt;
}

Step step_of(platform::Machines& machines, Round const& round, Plan const& plan, people::Person const& person,
    News const& news, std::unordered_map<needs::NeedId, needs::Listed> const& known)
{
    auto const& zone = zone_of(person, round.zone);
    if (auto const moment = moved(plan, person.letter, zone, round.now)) {
        Step step {plan, plan, {}};
        step.next.due_at = *moment;
        return step;
    }
    auto items = items_for(person, news, known, since(round.opened, plan.since));
    auto const turn = turn_of(plan, person.letter, items.size(), zone, round.now, round.until);
    Step step {plan, turn.next, {}};
    if (turn.send) {
        step.letter = Letter {
            machines.ids.make<LetterId>(), person.id, person.letter, std::move(items), plan.due_at, round.now, {}};
    }
    return step;
}

std::vector<Step> steps_of(platform::Machines& machines, platform::Tx& tx, Round const& round, std::vector<Plan> plans)
{
    std::vector<base::PersonId> ids;
    for (auto& plan : plans) {
        plan.since = std::max(plan.since, round.now - longest_memory);
        ids.push_back(plan.person);
    }
    auto const people = people::people_of(tx, ids);
    auto const news = news_of(tx, plans, people, round.until);
    auto const known = needs_in(tx, news);
    std::vector<Step> steps;
    for (auto const& plan : plans) {
        auto const person = people.find(plan.person);
        // Who is gone or wants nothing keeps a silent plan, so that no older news waits when she comes back.
        if (person == people.end() || !may_get_letters(tx, person->second)) {
            auto const turn = turn_of(plan, people::Letter::never, 0, platform::Zone::utc(), round.now, round.until);
            steps.push_back({plan, turn.next, {}});
            continue;
        }
        auto const told = news.find(plan.person);
        static News const nothing;
        steps.push_back(
            step_of(machines, round, plan, person->second, told == news.end() ? nothing : told->second, known));
    }
    return steps;
}

void write_down(platform::Context const& cx, Step const& step)
{
    LetterStore store {cx.tx};
    if (!store.move_on(step.plan, step.next) || !step.letter || !store.add(*step.letter)) return;
    auto const id = step.letter->id.text();
    cx.outbox.job("notices.letter", base::Json::object().add("letter", id).text(), cx.clock.now(), "letter " + id,
        platform::Lane::mass);
}

void write_down(platform::Machines& machines, std::span<Step const> steps)
{
    platform::write_as_job(machines, [&](platform::Context const& cx) {
        for (auto const& step : steps) write_down(cx, step);
    });
}

} // namespace

base::Result<base::Done> plan_letters(platform::Machines& machines, std::string_view)
{
    Round round {.now = machines.clock.now()};
    round.until = round.now - margin;
    for (bool first = true;; first = false) {
        std::vector<Step> steps;
        {
            auto const lease = machines.database.read();
            auto plans = LetterStore {lease->tx()}.due(round.now, people_a_reading);
            if (plans.empty()) return base::Done {};
            if (first) {
                round.zone = network_zone(machines.settings, lease->tx());
                round.opened = needs::opened_between(lease->tx(), round.now - longest_memory, round.until, most_opened);
            }
            steps = steps_of(machines, lease->tx(), round, std::move(plans));
        }
        for (std::span<Step const> rest {steps}; !rest.empty();) {
            auto const part = rest.first(std::min(rest.size(), people_a_write));
            write_down(machines, part);
            rest = rest.subspan(part.size());
        }
    }
}

} // namespace notices
