#include "areas/stewards/welcome/welcome_web.h"

#include "areas/stewards/welcome/keep_welcomers.h"
#include "platform/web/request.h"

namespace stewards {

namespace {

base::Json welcomer_json(people::Person const& person)
{
    return base::Json::object().add("id", person.id.text()).add("name", person.name).add("slug", person.slug);
}

web::Response show_welcome(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const view = view_welcome(rq.reading());
    if (!view) return rq.refused(view.refusal());
    if (!rq.wants_json) return rq.page(welcome_page(*view, {}, nullptr));
    auto list = base::Json::array();
    for (auto const& person : view->welcomers) list.push(welcomer_json(person));
    return rq.json(base::Json::object()
                       .add("welcomers", list)
                       .add("first_posts", view->rate.posts)
                       .add("answered_in_time", view->rate.in_time));
}

web::Response post_welcomer(web::Request& rq)
{
    auto const words = WelcomerWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        auto const view = view_welcome(rq.reading());
        if (rq.wants_json || refusal.problems.empty() || !view) return rq.refused(refusal);
        return rq.page(welcome_page(*view, rq.fields, &refusal), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    return rq.change_or([&](platform::Context& cx) { return keep_welcomer(cx, *words); },
        [](people::Person const&) { return html::Url {"/steward/welcome"}; },
        [&](people::Person const& person) { return welcomer_json(person).add("welcomes", words->welcomes); }, again);
}

} // namespace

void add_welcome_routes(web::Routes& routes)
{
    using enum web::Who;
    routes.get("/steward/welcome", steward, web::Limit::read, web::Cache::nobody, show_welcome);
    routes.post("/steward/welcome", steward, web::Limit::write, web::Csrf::token, post_welcomer);
}

} // namespace stewards
