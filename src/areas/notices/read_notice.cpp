#include "areas/notices/read_notice.h"

#include "areas/notices/may.h"
#include "areas/notices/notice_store.h"

namespace notices {

base::Result<Told> read_notice(platform::Context& cx, NoticeId id)
{
    NoticeStore store {cx.tx};
    auto notice = TRY(store.find(id));
    TRY(platform::require_view(may(cx.actor, Action::read_notice, notice.person)));
    store.mark_read(id, cx.clock.now());
    if (!notice.read_at) notice.read_at = cx.clock.now();
    auto abouts = abouts_of(cx, {&notice, 1});
    auto const about = abouts.find(id);
    return Told {std::move(notice), about == abouts.end() ? About {} : std::move(about->second)};
}

base::Result<base::Done> read_all_notices(platform::Context& cx)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    NoticeStore {cx.tx}.mark_all_read(*cx.actor.person, cx.clock.now());
    return base::Done {};
}

} // namespace notices
