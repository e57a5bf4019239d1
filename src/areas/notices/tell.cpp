#include "areas/notices/tell.h"

#include "areas/notices/letter_store.h"
#include "areas/notices/notice_store.h"
#include "areas/notices/settle.h"
#include "areas/notices/zone.h"
#include "base/json.h"

namespace notices {

void mail_soon(platform::Context& cx, std::optional<NoticeId> made)
{
    if (!made) return;
    cx.outbox.job("notices.mail", base::Json::object().add("notice", made->text()).text(), cx.clock.now(),
        "notice " + made->text(), platform::Lane::mass);
}

void tell_of_answer(platform::Context& cx, needs::NeedAnswered const& answered)
{
    auto const need = needs::need_of(cx.tx, answered.need);
    auto const reply = needs::reply_of(cx.tx, answered.reply);
    if (!need || !reply || reply->author == need->author) return;
    NoticeStore store {cx.tx};
    if (auto const unread = store.unread_answers(need->author, need->id)) {
        settle_all(cx.tx, {*unread});
        return;
    }
    if (reply->hidden_at || people::blocked(cx.tx, need->author, reply->author)) return;
    mail_soon(cx,
        store.add({.id = cx.ids.make<NoticeId>(),
            .person = need->author,
            .kind = Kind::need_answered,
            .need = need->id,
            .reply = reply->id,
            .from = reply->author,
            .once_key = "reply " + reply->id.text(),
            .happened_at = reply->written_at}));
}

void tell_of_report(platform::Context& cx, stewards::ReportDecided const& decided)
{
    auto const reporter = people::person_of(cx.tx, decided.reporter);
    if (!reporter || reporter->state != people::State::active) return;
    stewards::ReportId const report {decided.report};
    mail_soon(cx,
        NoticeStore {cx.tx}.add({.id = cx.ids.make<NoticeId>(),
            .person = decided.reporter,
            .kind = decided.outcome == "left" ? Kind::report_left : Kind::report_acted,
            .report = report,
            .once_key = "report " + report.text(),
            .happened_at = cx.clock.now()}));
}

void plan_first_letter(platform::Context& cx, people::PersonJoined const& joined)
{
    auto const person = people::person_of(cx.tx, joined.person);
    LetterStore store {cx.tx};
    if (!person || store.plan_of(person->id)) return;
    Plan plan {.person = person->id, .since = cx.clock.now()};
    // The network's own zone is not known here; the round moves a plan that was made for another one.
    plan.due_at = next_letter_at(person->letter, plan.hour, zone_of(*person, default_zone), cx.clock.now());
    store.save(plan);
}

void forget_need(platform::Context& cx, needs::NeedRemoved const& removed)
{
    NoticeStore {cx.tx}.forget(removed.need);
}

void forget_invented(platform::Context& cx, people::InventedRemoved const& removed)
{
    while (!NoticeStore {cx.tx}.forget_some(removed.person)) { }
    while (!LetterStore {cx.tx}.forget_some(removed.person)) { }
}

} // namespace notices
