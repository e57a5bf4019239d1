#include "areas/notices/read_waiting.h"

#include "areas/notices/may.h"
#include "areas/notices/notice_store.h"

namespace notices {

namespace {

constexpr int notices_a_page = 30;

NoticeList with_abouts(platform::Reading const& reading, std::vector<Notice> const& notices)
{
    auto abouts = abouts_of(reading, notices);
    std::vector<base::PersonId> from;
    for (auto const& notice : notices) from.push_back(notice.from);
    NoticeList list {.names = people::names_of(reading.tx, from)};
    for (auto const& notice : notices) {
        if (auto const about = abouts.find(notice.id); about != abouts.end())
            list.told.push_back({notice, std::move(about->second)});
    }
    return list;
}

} // namespace

base::Result<NoticeView> view_notice(platform::Reading const& reading, NoticeId id)
{
    NoticeView view {.notice = TRY(NoticeStore {reading.tx}.find(id))};
    TRY(platform::require_view(may(reading.actor, Action::read_notice, view.notice.person)));
    auto abouts = abouts_of(reading, {&view.notice, 1});
    auto const about = abouts.find(view.notice.id);
    if (about == abouts.end()) return base::not_found();
    view.about = std::move(about->second);
    view.quote = quote_of(reading.tx, view.notice);
    if (view.notice.is_about_a_decision())
        view.decision = TRY(circles::decision_named(reading.tx, view.notice.decision));
    if (view.notice.kind == Kind::circle_quiet) {
        view.quiet = TRY(circles::circle_of(reading.tx, view.notice.circle));
        auto const lives = circles::lives_of(reading.tx, {&view.notice.circle, 1});
        if (auto const life = lives.find(view.notice.circle); life != lives.end()) view.life = life->second;
    }
    view.names = people::names_of(reading.tx, {&view.notice.from, 1});
    return view;
}

NoticeList list_waiting(platform::Reading const& reading, int limit)
{
    if (!reading.actor.person) return {};
    return with_abouts(reading, NoticeStore {reading.tx}.waiting(*reading.actor.person, limit));
}

NoticeList list_notices(platform::Reading const& reading, NoticeId before)
{
    if (!reading.actor.person) return {};
    auto notices = NoticeStore {reading.tx}.page(*reading.actor.person, before, notices_a_page + 1);
    bool const more = notices.size() > notices_a_page;
    if (more) notices.pop_back();
    auto list = with_abouts(reading, notices);
    list.more = more;
    return list;
}

} // namespace notices
