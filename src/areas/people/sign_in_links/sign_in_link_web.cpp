#include "areas/people/sign_in_links/sign_in_link_web.h"

#include "areas/people/familiar_browser.h"
#include "areas/people/sign_in_links/sign_in_link.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/web/request.h"

namespace people {

namespace {

using html::render;
using html::tr;

html::Page link_page(Person const& person, std::string_view token)
{
    auto const title = tr("Come in, {name}", {{"name", person.name.empty() ? person.email : person.name}});
    auto const body = render(
        R"html(<div class="stack wide loose"><h1 dir="auto">{}</h1><p class="lead">{}</p><form method="post" action="{}">{}<button class="btn go">{}</button></form></div>)html",
        title, tr("This link signs you in once, in this browser."), html::Url::to({"sign-in", "link", token}),
        html::form_tokens(), tr("Sign me in here"));
    return {.title = title, .main = html::row({}, body), .focus = true};
}

web::Response show_link(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const token = rq.capture("token");
    auto const person = person_by_link(rq.reading(), token, rq.machines.keys);
    return person ? rq.page(link_page(*person, token)) : rq.refused(person.refusal());
}

web::Response post_link(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const person = rq.write([&](platform::Context& cx) -> base::Result<Person> {
        auto person = TRY(use_sign_in_link(cx, rq.capture("token"), rq.machines.keys));
        rq.sign_in(cx, person.id);
        return person;
    });
    if (!person) return rq.refused(person.refusal());
    remember_browser(rq, person->email);
    return rq.see_other(person->is_new() ? html::Url {"/welcome"} : html::Url {"/"});
}

} // namespace

void add_sign_in_link_routes(web::Routes& routes)
{
    using enum web::Who;
    routes.get("/sign-in/link/{token}", anyone, web::Limit::sign_in, web::Cache::nobody, show_link, web::Faces::page);
    routes.post("/sign-in/link/{token}", anyone, web::Limit::sign_in, web::Csrf::token, post_link, web::Faces::page);
}

} // namespace people
