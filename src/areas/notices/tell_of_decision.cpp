#include "areas/notices/listening.h"
#include "areas/notices/notice_store.h"
#include "areas/notices/remind.h"
#include "areas/notices/tell.h"
#include "areas/people/people.h"
#include "base/json.h"
#include "platform/jobs/write_job.h"

#include <algorithm>

namespace notices {

namespace {

constexpr int asked_a_turn = 100;
constexpr std::string_view asking_job = "notices.decision";
constexpr std::string_view reminding_job = "notices.reminder";

void ask_later(platform::Context& cx, circles::DecisionId decision, base::PersonId after)
{
    auto const payload = base::Json::object().add("decision", decision.text()).add("after", after.text()).text();
    cx.outbox.job(
        asking_job, payload, cx.clock.now(), "decision " + decision.text() + " " + after.text(), platform::Lane::mass);
}

/// Of these members those whom the question may interrupt.
std::vector<base::PersonId> willing(
    platform::Tx& tx, circles::Decision const& decision, std::vector<base::PersonId> const& members)
{
    auto const thread = circles::thread_named(tx, decision.thread);
    if (!thread) return {};
    auto asked = listening(tx, *thread, decision.author, circles::asked_among(tx, decision.id, members));
    auto const answered = circles::answered_among(tx, decision.id, asked);
    std::erase_if(asked, [&](base::PersonId person) { return std::ranges::find(answered, person) != answered.end(); });
    return asked;
}

void remind_at(platform::Context& cx, circles::DecisionId decision, base::PersonId after, base::Time moment)
{
    auto const payload = base::Json::object().add("decision", decision.text()).add("after", after.text()).text();
    cx.outbox.job(reminding_job, payload, moment,
        "remind " + decision.text() + " " + after.text() + " " + std::to_string(moment.ms), platform::Lane::mass);
}

/// Those who have not answered, once; what asked them before makes room, for one question waits once.
void remind_some(platform::Context& cx, circles::Decision const& decision, base::PersonId after)
{
    auto const members = circles::asked_to_decide(cx.tx, decision, after, asked_a_turn);
    NoticeStore store {cx.tx};
    for (auto const& person : willing(cx.tx, decision, members)) {
        auto const made = store.add({.id = cx.ids.make<NoticeId>(),
            .person = person,
            .kind = Kind::decision_ends,
            .circle = decision.circle,
            .thread = decision.thread,
            .decision = decision.id,
            .from = decision.author,
            .once_key = "ends " + decision.id.text(),
            .happened_at = cx.clock.now()});
        if (made) store.forget(decision.id, person, Kind::decision_asked);
        mail_soon(cx, made);
    }
    if (members.size() == asked_a_turn) remind_at(cx, decision.id, members.back(), cx.clock.now());
}

void ask_some(platform::Context& cx, circles::Decision const& decision, base::PersonId after)
{
    auto const members = circles::asked_to_decide(cx.tx, decision, after, asked_a_turn);
    NoticeStore store {cx.tx};
    for (auto const& person : willing(cx.tx, decision, members)) {
        mail_soon(cx,
            store.add({.id = cx.ids.make<NoticeId>(),
                .person = person,
                .kind = Kind::decision_asked,
                .circle = decision.circle,
                .thread = decision.thread,
                .decision = decision.id,
                .from = decision.author,
                .once_key = "decision " + decision.id.text(),
                .happened_at = decision.asked_at}));
    }
    if (members.size() == asked_a_turn) ask_later(cx, decision.id, members.back());
}

} // namespace

void tell_of_decision(platform::Context& cx, circles::DecisionAsked const& asked)
{
    ask_later(cx, asked.decision, {});
    auto const decision = circles::decision_named(cx.tx, asked.decision);
    auto const moment = decision ? reminder_at(decision->asked_at, decision->closes_at) : std::nullopt;
    if (moment) remind_at(cx, asked.decision, {}, *moment);
}

base::Result<base::Done> remind_members(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = circles::DecisionId::from(flat.text("decision"));
    auto const after = base::PersonId::from(flat.text("after"));
    if (!id || !after) return base::not_found();
    platform::write_as_job(machines, [&](platform::Context& cx) {
        auto const decision = circles::decision_named(cx.tx, *id);
        if (!decision || !circles::takes_answers(*decision, cx.clock.now())) return;
        auto const moment = reminder_at(decision->asked_at, decision->closes_at);
        // Its time may have been changed since.
        if (moment && *moment > cx.clock.now()) return remind_at(cx, *id, *after, *moment);
        if (moment) remind_some(cx, *decision, *after);
    });
    return base::Done {};
}

base::Result<base::Done> ask_members(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = circles::DecisionId::from(flat.text("decision"));
    auto const after = base::PersonId::from(flat.text("after"));
    if (!id || !after) return base::not_found();
    platform::write_as_job(machines, [&](platform::Context& cx) {
        auto const decision = circles::decision_named(cx.tx, *id);
        if (decision && circles::takes_answers(*decision, cx.clock.now())) ask_some(cx, *decision, *after);
    });
    return base::Done {};
}

void settle_answer(platform::Context& cx, circles::DecisionAnswered const& answered)
{
    NoticeStore {cx.tx}.forget(answered.decision, answered.person);
}

void settle_decision(platform::Context& cx, circles::DecisionEnded const& ended)
{
    NoticeStore {cx.tx}.forget(ended.decision, std::nullopt);
    tell_of_outcome(cx, ended.decision);
}

} // namespace notices
