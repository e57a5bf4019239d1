#include "areas/notices/notice_web.h"

#include "areas/notices/notice_json.h"
#include "areas/notices/notice_page.h"
#include "areas/notices/read_notice.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"

namespace notices {

namespace {

/// A page of notices, and the way to the next one.
base::Json list_json(web::Request const& rq, NoticeList const& found)
{
    std::optional<std::string> next;
    if (found.more) next = web::next_page(rq, {{"before", found.told.back().notice.id.text()}});
    return json_of(found).add("next", next);
}

web::Response list(web::Request& rq)
{
    auto const before = rq.fields.id<NoticeId>("before").value_or(NoticeId {INT64_MAX});
    auto const asked = rq.fields.or_problems(before);
    if (!asked) return rq.refused(asked.refusal());
    auto const found = list_notices(rq.reading(), *asked);
    return rq.wants_json ? rq.json(list_json(rq, found)) : rq.page(notices_page(found, rq.machines.clock.now()));
}

web::Response show_notice(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const id = rq.id<NoticeId>("notice");
    if (!id) return rq.refused(id.refusal());
    auto const view = view_notice(rq.reading(), *id);
    if (!view) return rq.refused(view.refusal());
    return rq.wants_json ? rq.json(json_of(view->notice)) : rq.page(notice_page(*view));
}

web::Response post_reading(web::Request& rq)
{
    auto const id = rq.id<NoticeId>("notice");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(*id);
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return read_notice(cx, *asked); },
        [](Told const& told) { return told.about.place; }, [](Told const& told) { return json_of(told.notice); });
}

web::Response post_reading_all(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([](platform::Context& cx) { return read_all_notices(cx); },
        [](base::Done) { return html::Url {"/notices"}; },
        [](base::Done) { return base::Json::object().add("unread", 0); });
}

} // namespace

void add_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Limit;
    routes.get("/notices", member, Limit::read, Cache::nobody, list);
    routes.post("/notices/reading", member, Limit::write, Csrf::token, post_reading_all);
    routes.get("/notices/{notice}", member, Limit::read, Cache::nobody, show_notice);
    routes.post("/notices/{notice}/reading", member, Limit::write, Csrf::token, post_reading);
    add_letter_routes(routes);
    add_incoming_routes(routes);
}

} // namespace notices
