#include "areas/notices/read_waiting.h"

#include "areas/notices/may.h"
#include "areas/notices/notice_store.h"

namespace notices {

namespace {

constexpr int notices_a_page = 30;

NoticeList with_needs(platform::Reading const& reading, std::vector<Notice> const& notices)
{
    std::vector<needs::NeedId> ids;
    std::vector<base::PersonId> from;
    for (auto const& notice : notices) {
        ids.push_back(notice.need);
        from.push_back(notice.from);
    }
    auto const needs = needs::needs_of(reading.tx, ids);
    NoticeList list {.names = people::names_of(reading.tx, from)};
    for (auto const& notice : notices) {
        auto const found = needs.find(notice.need);
        if (found == needs.end()) continue;
        if (!needs::may(reading.actor, needs::Action::view, found->second.need).allowed) continue;
        list.told.push_back({notice, found->second.need});
    }
    return list;
}

} // namespace

base::Result<NoticeView> view_notice(platform::Reading const& reading, NoticeId id)
{
    NoticeView view {.notice = TRY(NoticeStore {reading.tx}.find(id))};
    TRY(platform::require_view(may(reading.actor, Action::read_notice, view.notice.person)));
    view.need = TRY(needs::need_of(reading.tx, view.notice.need));
    TRY(platform::require_view(needs::may(reading.actor, needs::Action::view, view.need)));
    if (view.notice.kind == Kind::need_answered) {
        view.reply = TRY(needs::reply_of(reading.tx, view.notice.reply));
    } else if (auto merge = needs::merge_of(reading.tx, view.notice.merge)) {
        view.why = std::move(merge->why);
    }
    view.names = people::names_of(reading.tx, {&view.notice.from, 1});
    return view;
}

NoticeList list_waiting(platform::Reading const& reading, int limit)
{
    if (!reading.actor.person) return {};
    return with_needs(reading, NoticeStore {reading.tx}.waiting(*reading.actor.person, limit));
}

NoticeList list_notices(platform::Reading const& reading, NoticeId before)
{
    if (!reading.actor.person) return {};
    auto notices = NoticeStore {reading.tx}.page(*reading.actor.person, before, notices_a_page + 1);
    bool const more = notices.size() > notices_a_page;
    if (more) notices.pop_back();
    auto list = with_needs(reading, notices);
    list.more = more;
    return list;
}

} // namespace notices
