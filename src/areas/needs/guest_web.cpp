#include "areas/needs/guest_me_too.h"
#include "areas/needs/guest_page.h"
#include "areas/needs/may.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/need_json.h"
#include "areas/needs/need_store.h"
#include "areas/needs/need_web.h"
#include "areas/needs/say_me_too.h"
#include "platform/web/request.h"

namespace needs {

namespace {

base::Result<Need> seen(web::Request& rq)
{
    auto const id = TRY(rq.id<NeedId>("need"));
    auto need = TRY(NeedStore {rq.reading().tx}.find(id));
    TRY(platform::require_view(may(rq.actor(), Action::view, need)));
    return need;
}

web::Response show_guest_form(web::Request& rq, Need const& need, base::Refusal const* refusal)
{
    auto const count = MeTooStore {rq.reading().tx}.count(need.id);
    return rq.page(
        guest_form(need, count, rq.fields, refusal), refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response me_too_form(web::Request& rq)
{
    auto const need = seen(rq);
    if (!need) return rq.refused(need.refusal());
    if (rq.actor().person) return rq.see_other(html::Url::to({"needs", need->path_name()}));
    return show_guest_form(rq, *need, nullptr);
}

web::Response post_as_guest(web::Request& rq)
{
    auto const need = seen(rq);
    if (!need) return rq.refused(need.refusal());
    auto const words = GuestWords::from(rq.fields);
    if (!words && rq.wants_json) return rq.refused(words.refusal());
    if (!words) return show_guest_form(rq, *need, &words.refusal());
    auto const asked
        = rq.write([&](platform::Context& cx) { return ask_as_guest(cx, need->id, *words, rq.shell.language); });
    if (!asked) return rq.refused(asked.refusal());
    if (rq.wants_json) return rq.json(base::Json::object().add("sent", true), 202);
    return rq.page(guest_asked_page(*need, words->email));
}

web::Response post_as_person(web::Request& rq)
{
    auto const id = rq.id<NeedId>("need");
    if (!id) return rq.refused(id.refusal());
    auto const context = ClassContext::from(rq.fields);
    if (!context) return rq.refused(context.refusal());
    bool const told
        = rq.fields.has("class_size") || rq.fields.has("grade") || rq.fields.has("lacks") || rq.fields.has("setting");
    return rq.change([&](platform::Context& cx) { return say_me_too(cx, *id, *context); },
        [&](MeToo const& me_too) {
            return html::Url::to({"needs", me_too.need.text()}).with("said", told ? "told" : "counted");
        },
        [](MeToo const& me_too) { return json_of(me_too); });
}

web::Response post_me_too(web::Request& rq)
{
    return rq.actor().person ? post_as_person(rq) : post_as_guest(rq);
}

web::Response confirm_form(web::Request& rq)
{
    auto const token = rq.capture("token");
    auto const reading = rq.reading();
    auto const guest = guest_behind(reading.tx, token, rq.machines.keys, reading.clock.now());
    if (!guest) return rq.refused(guest.refusal());
    auto const need = NeedStore {reading.tx}.find(guest->need);
    if (!need) return rq.refused(need.refusal());
    if (!may({}, Action::view, *need).allowed) return rq.refused(base::not_found("link_over"));
    return rq.page(guest_confirm_page(*need, *guest, token));
}

web::Response post_confirm(web::Request& rq)
{
    auto const context = ClassContext::from(rq.fields);
    if (!context) return rq.refused(context.refusal());
    return rq.change(
        [&](platform::Context& cx) { return confirm_as_guest(cx, rq.capture("token"), rq.machines.keys, *context); },
        [](MeToo const& me_too) {
            return html::Url::to({"needs", me_too.need.text()}).with("said", "counted_guest");
        },
        [](MeToo const& me_too) { return json_of(me_too); });
}

web::Response send_on(web::Request& rq)
{
    auto const need = seen(rq);
    if (!need) return rq.refused(need.refusal());
    if (need->audience != base::Audience::everyone) return rq.refused(base::not_found());
    return rq.page(send_page(*need, rq.machines.public_url));
}

} // namespace

void add_guest_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/needs/{need}/me-too", anyone, Limit::read, Cache::nobody, me_too_form, Faces::page);
    routes.post("/needs/{need}/me-too", anyone, Limit::write, Csrf::token, post_me_too);
    routes.get("/needs/{need}/send", anyone, Limit::read, Cache::stranger, send_on, Faces::page);
    routes.get("/me-too/{token}", anyone, Limit::read, Cache::nobody, confirm_form, Faces::page);
    routes.post("/me-too/{token}", anyone, Limit::sign_in, Csrf::token, post_confirm);
}

} // namespace needs
