#include "areas/notices/notice_store.h"
#include "areas/notices/settle.h"
#include "areas/notices/tell.h"
#include "areas/people/people.h"
#include "platform/jobs/write_job.h"

#include <algorithm>

namespace notices {

namespace {

constexpr std::string_view carry_job = "notices.carry";

void carry_later(platform::Context& cx, circles::CirclesMerged const& merged)
{
    cx.outbox.job(carry_job, merged.payload());
}

} // namespace

void tell_of_merging(platform::Context& cx, circles::MergingProposed const& proposed)
{
    auto const merging = circles::merging_named(cx.tx, proposed.merging);
    if (!merging || !merging->is_open(cx.clock.now())) return;
    auto const hosts = circles::hosts_of(cx.tx, merging->other);
    auto const blockers = people::blockers_of(cx.tx, merging->proposed_by, hosts);
    for (auto const& host : hosts) {
        if (host == merging->proposed_by || blockers.contains(host)) continue;
        mail_soon(cx,
            NoticeStore {cx.tx}.add({.id = cx.ids.make<NoticeId>(),
                .person = host,
                .kind = Kind::merging_asked,
                .circle = merging->other,
                .from = merging->proposed_by,
                .once_key = "merging " + merging->id.text(),
                .happened_at = merging->proposed_at}));
    }
}

void settle_merging(platform::Context& cx, circles::MergingDecided const& decided)
{
    auto const merging = circles::merging_named(cx.tx, decided.merging);
    if (!merging) return;
    settle_all(cx.tx, NoticeStore {cx.tx}.unread_of(merging->other, Kind::merging_asked));
    auto const at = merging->agreed_at ? merging->agreed_at : merging->refused_at;
    auto const proposer = merging->proposed_by;
    if (!at || !merging->answered_by || *merging->answered_by == proposer) return;
    if (people::blocked(cx.tx, proposer, *merging->answered_by)) return;
    bool const inside = !circles::inside_among(cx.tx, merging->circle, {&proposer, 1}).empty();
    if (!inside) return;
    mail_soon(cx,
        NoticeStore {cx.tx}.add({.id = cx.ids.make<NoticeId>(),
            .person = proposer,
            .kind = merging->agreed_at ? Kind::merging_agreed : Kind::merging_declined,
            .circle = merging->circle,
            .from = *merging->answered_by,
            .once_key = "merging answered " + merging->id.text(),
            .happened_at = *at}));
}

void carry_notices(platform::Context& cx, circles::CirclesMerged const& merged)
{
    carry_later(cx, merged);
}

base::Result<base::Done> carry_some_notices(platform::Machines& machines, std::string_view payload)
{
    auto const merged = circles::CirclesMerged::from_payload(payload);
    platform::write_as_job(machines, [&](platform::Context& cx) {
        if (!NoticeStore {cx.tx}.carry_some(merged.from, merged.into)) return carry_later(cx, merged);
        settle_all(cx.tx, NoticeStore {cx.tx}.unread_of(merged.into, Kind::at_the_door));
    });
    return base::Done {};
}

void tell_of_note(platform::Context& cx, circles::NoteWritten const& written)
{
    if (people::blocked(cx.tx, written.person, written.by)) return;
    if (circles::inside_among(cx.tx, written.circle, {&written.person, 1}).empty()) return;
    mail_soon(cx,
        NoticeStore {cx.tx}.add({.id = cx.ids.make<NoticeId>(),
            .person = written.person,
            .kind = Kind::host_wrote,
            .circle = written.circle,
            .from = written.by,
            .once_key = "note " + written.circle.text() + " " + std::to_string(written.written_at.ms),
            .happened_at = written.written_at}));
}

} // namespace notices
