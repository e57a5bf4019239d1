#include "areas/notices/listening.h"
#include "areas/notices/notice_store.h"
#include "areas/notices/remind.h"
#include "areas/notices/tell.h"
#include "areas/notices/zone.h"
#include "base/json.h"
#include "platform/jobs/write_job.h"

namespace notices {

using namespace std::chrono_literals;

namespace {

constexpr int told_a_turn = 100;
constexpr std::string_view outcome_job = "notices.outcome";
constexpr std::string_view meeting_job = "notices.meeting";
constexpr std::string_view today_job = "notices.meeting_today";
constexpr std::string_view over_job = "notices.meeting_over";
/// So long after its beginning nobody is told any more that it is today.
constexpr base::Milliseconds meeting_lasts = 2h;

void outcome_later(platform::Context& cx, std::string_view kind, circles::DecisionId decision, base::PersonId person,
    base::Time moment)
{
    auto const payload = base::Json::object().add("decision", decision.text()).add("person", person.text()).text();
    cx.outbox.job(kind, payload, moment, decision.text() + " " + person.text() + " " + std::to_string(moment.ms),
        platform::Lane::mass);
}

Notice notice_of_outcome(
    platform::Context& cx, circles::Decision const& decision, base::PersonId person, Kind kind, base::Time happened_at)
{
    return {.id = cx.ids.make<NoticeId>(),
        .person = person,
        .kind = kind,
        .circle = decision.circle,
        .thread = decision.thread,
        .decision = decision.id,
        .from = decision.author,
        .once_key = std::string {name_of(kind)} + " " + decision.id.text(),
        .happened_at = happened_at};
}

/// Those who were asked, and who asked. Nobody is mailed of it: it stands on Today and in their letter.
void tell_outcome(platform::Context& cx, circles::Decision const& decision, base::PersonId after)
{
    auto const thread = circles::thread_named(cx.tx, decision.thread);
    if (!thread) return;
    auto const members = circles::hearing_all(cx.tx, decision.circle, {}, after, told_a_turn);
    auto const when = decision.ended_at.value_or(cx.clock.now());
    for (auto const& person : listening(cx.tx, *thread, decision.author, members))
        NoticeStore {cx.tx}.add(notice_of_outcome(cx, decision, person, Kind::decision_counted, when));
    if (members.size() == told_a_turn) outcome_later(cx, outcome_job, decision.id, members.back(), cx.clock.now());
}

/// Each of them in the morning of the day where she lives.
void plan_meeting(platform::Context& cx, circles::Decision const& decision, base::PersonId after, std::string_view zone)
{
    auto const start = circles::meeting_start(decision);
    auto people = circles::coming(cx.tx, decision);
    std::erase_if(people, [&](base::PersonId person) { return person <= after; });
    bool const more = people.size() > told_a_turn;
    if (more) people.resize(told_a_turn);
    for (auto const& [id, person] : people::people_of(cx.tx, people)) {
        auto const morning = morning_of(zone_of(person, zone), *start, cx.clock.now());
        if (morning) outcome_later(cx, today_job, decision.id, id, *morning);
    }
    if (more) outcome_later(cx, meeting_job, decision.id, people.back(), cx.clock.now());
}

void tell_meeting(platform::Context& cx, circles::Decision const& decision, base::PersonId person)
{
    auto const thread = circles::thread_named(cx.tx, decision.thread);
    auto const start = circles::meeting_start(decision);
    if (!thread || !start || *start <= cx.clock.now()) return;
    if (listening(cx.tx, *thread, decision.author, {&person, 1}).empty()) return;
    if (circles::inside_among(cx.tx, decision.circle, {&person, 1}).empty()) return;
    mail_soon(
        cx, NoticeStore {cx.tx}.add(notice_of_outcome(cx, decision, person, Kind::meeting_today, cx.clock.now())));
    outcome_later(cx, over_job, decision.id, {}, *start + meeting_lasts);
}

/// A job about a decision that was counted, and one of its people.
template <class F>
base::Result<base::Done> about_outcome(platform::Machines& machines, std::string_view payload, F const& act)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = circles::DecisionId::from(flat.text("decision"));
    auto const person = base::PersonId::from(flat.text("person"));
    if (!id || !person) return base::not_found();
    platform::write_as_job(machines, [&](platform::Context& cx) {
        auto const decision = circles::decision_named(cx.tx, *id);
        if (decision && decision->state == circles::DecisionState::counted) act(cx, *decision, *person);
    });
    return base::Done {};
}

} // namespace

void tell_of_outcome(platform::Context& cx, circles::DecisionId id)
{
    auto const decision = circles::decision_named(cx.tx, id);
    if (!decision || decision->state != circles::DecisionState::counted) return;
    outcome_later(cx, outcome_job, id, {}, cx.clock.now());
    if (circles::meeting_start(*decision)) outcome_later(cx, meeting_job, id, {}, cx.clock.now());
}

base::Result<base::Done> tell_members_of_outcome(platform::Machines& machines, std::string_view payload)
{
    return about_outcome(machines, payload, tell_outcome);
}

base::Result<base::Done> plan_meeting_notices(platform::Machines& machines, std::string_view payload)
{
    return about_outcome(
        machines, payload, [&](platform::Context& cx, circles::Decision const& decision, base::PersonId after) {
            plan_meeting(cx, decision, after, network_zone(machines.settings, cx.tx));
        });
}

base::Result<base::Done> tell_of_meeting_today(platform::Machines& machines, std::string_view payload)
{
    return about_outcome(machines, payload, tell_meeting);
}

base::Result<base::Done> forget_meeting_notices(platform::Machines& machines, std::string_view payload)
{
    return about_outcome(
        machines, payload, [](platform::Context& cx, circles::Decision const& decision, base::PersonId) {
            NoticeStore {cx.tx}.forget(decision.id, std::nullopt, Kind::meeting_today);
        });
}

} // namespace notices
