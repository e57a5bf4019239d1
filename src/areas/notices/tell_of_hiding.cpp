#include "areas/notices/notice_store.h"
#include "areas/notices/tell.h"
#include "base/json.h"
#include "platform/jobs/write_job.h"

namespace notices {

namespace {

constexpr std::string_view settle_job = "notices.settle_need";

std::string key_of(Kind kind, needs::Hiding const& hiding)
{
    return std::string {name_of(kind)} + " " + hiding.id.text();
}

Notice notice_to_author(platform::Context& cx, needs::Need const& need, Kind kind, needs::Hiding const& hiding)
{
    return {.id = cx.ids.make<NoticeId>(),
        .person = need.author,
        .kind = kind,
        .need = need.id,
        .once_key = key_of(kind, hiding),
        .happened_at = cx.clock.now()};
}

bool is_seen(needs::Need const& need)
{
    return need.state != needs::State::hidden && need.state != needs::State::taken_away;
}

/// A turn now; the rest, of a need with many supporters, in turns of its own.
void settle_some(platform::Context& cx, needs::NeedId id)
{
    auto const need = needs::need_of(cx.tx, id);
    if (!need || NoticeStore {cx.tx}.settle_some(id, need->author, is_seen(*need))) return;
    cx.outbox.job(settle_job, base::Json::object().add("need", id.text()).text());
}

} // namespace

void tell_of_hiding(platform::Context& cx, needs::NeedHidden const& hidden)
{
    auto const need = needs::need_of(cx.tx, hidden.need);
    auto const hiding = needs::newest_hiding(cx.tx, hidden.need);
    if (!need || !hiding) return;
    if (need->state == needs::State::hidden)
        mail_soon(cx, NoticeStore {cx.tx}.add(notice_to_author(cx, *need, Kind::need_hidden, *hiding)));
    settle_some(cx, hidden.need);
}

void tell_of_showing(platform::Context& cx, needs::NeedShown const& shown)
{
    auto const need = needs::need_of(cx.tx, shown.need);
    auto const hiding = needs::newest_hiding(cx.tx, shown.need);
    if (!need || !hiding) return;
    NoticeStore store {cx.tx};
    auto const key = key_of(Kind::need_hidden, *hiding);
    // Who has not read that it was hidden need not read that it is shown.
    if (!store.take_back(need->author, key) && store.was_told(need->author, key))
        mail_soon(cx, store.add(notice_to_author(cx, *need, Kind::need_shown, *hiding)));
    settle_some(cx, shown.need);
}

base::Result<base::Done> settle_need(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = needs::NeedId::from(flat.text("need"));
    if (!id) return base::not_found();
    platform::write_as_job(machines, [&](platform::Context& cx) { settle_some(cx, *id); });
    return base::Done {};
}

} // namespace notices
