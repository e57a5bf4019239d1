#include "areas/notices/incoming/incoming_page.h"
#include "areas/notices/incoming/mailed_address.h"
#include "areas/notices/incoming/stopped.h"
#include "areas/notices/notice_web.h"
#include "platform/web/request.h"

#include <chrono>

namespace notices {

using namespace std::chrono_literals;

namespace {

web::Response figures(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    IncomingStore store {rq.reading().tx};
    return rq.page(
        mail_figures_page({mail_domain(), store.counts_since(rq.machines.clock.now() - 24h * 30), store.stopped()}));
}

web::Response post_address(web::Request& rq)
{
    if (!rq.actor().person) return rq.refused({.reason = base::Reason::not_signed_in, .code = "not_signed_in"});
    return rq.change([](platform::Context& cx) { return trust_address_again(cx); },
        [](base::Done) { return html::Url {"/letters"}.with("said", "kept"); },
        [](base::Done) { return base::Json::object(); });
}

} // namespace

void add_incoming_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/steward/mail", steward, Limit::read, Cache::nobody, figures, Faces::page);
    routes.post("/letters/address", anyone, Limit::write, Csrf::token, post_address, Faces::page);
}

} // namespace notices
