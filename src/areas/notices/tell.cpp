#include "areas/notices/tell.h"

#include "areas/notices/letter_store.h"
#include "areas/notices/notice_store.h"
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
    auto const once_key = "reply " + reply->id.text();
    NoticeStore store {cx.tx};
    if (reply->hidden_at) {
        store.take_back(need->author, once_key);
        return;
    }
    auto const made = store.tell({.id = cx.ids.make<NoticeId>(),
        .person = need->author,
        .kind = Kind::need_answered,
        .need = need->id,
        .reply = reply->id,
        .from = reply->author,
        .once_key = once_key,
        .happened_at = reply->written_at});
    mail_soon(cx, made);
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
