#include "areas/notices/notice_store.h"
#include "areas/notices/settle.h"
#include "areas/notices/tell.h"

namespace notices {

namespace {

std::optional<Kind> question_to_hosts(circles::Turn turn)
{
    switch (turn) {
    case circles::Turn::ends_soon:
        return Kind::circle_ends;
    case circles::Turn::end_passed:
        return Kind::circle_past_end;
    case circles::Turn::quiet:
        return Kind::circle_quiet;
    case circles::Turn::resting:
        return Kind::circle_rests;
    case circles::Turn::looking:
    case circles::Turn::lively:
    case circles::Turn::adopted:
    case circles::Turn::reclaimed:
    case circles::Turn::closed:
    case circles::Turn::opened_again:
        break;
    }
    return std::nullopt;
}

void tell(platform::Context& cx, circles::CircleTurned const& turned, base::PersonId person, Kind kind)
{
    mail_soon(cx,
        NoticeStore {cx.tx}.add({.id = cx.ids.make<NoticeId>(),
            .person = person,
            .kind = kind,
            .circle = turned.circle,
            .from = turned.by,
            .once_key = std::string {name_of(kind)} + " " + turned.circle.text() + " " + std::to_string(turned.at.ms),
            .happened_at = turned.at}));
}

} // namespace

void tell_of_turn(platform::Context& cx, circles::CircleTurned const& turned)
{
    settle_all(cx.tx, NoticeStore {cx.tx}.unread_of_life(turned.circle));
    if (auto const kind = question_to_hosts(turned.turn)) {
        for (auto const& host : circles::hosts_of(cx.tx, turned.circle)) tell(cx, turned, host, *kind);
    }
    if (turned.turn == circles::Turn::adopted) {
        for (auto const& person : circles::hosts_before(cx.tx, turned.circle, turned.at))
            tell(cx, turned, person, Kind::circle_adopted);
    }
    if (turned.turn == circles::Turn::reclaimed) tell(cx, turned, turned.from, Kind::circle_reclaimed);
}

} // namespace notices
