#include "areas/stewards/settings/settings_web.h"

#include "areas/stewards/may.h"
#include "areas/stewards/settings/settings_page.h"
#include "areas/stewards/settings/settings_wish.h"
#include "platform/web/request.h"

namespace stewards {

namespace {

base::Json json_of(web::Fields const& fields)
{
    auto json = base::Json::object();
    auto languages = base::Json::array();
    for (auto const& [name, value] : fields.all()) {
        if (name == "languages")
            languages.push(value);
        else
            json.add(name, value);
    }
    return json.add("languages", languages);
}

AroundSettings around_settings(web::Request& rq, std::string_view said)
{
    return {.languages = rq.machines.languages,
        .saved = said == "saved",
        .example = said == "leaving" ? Example::leaves
            : rq.shell.example       ? Example::is_here
                                     : Example::none};
}

web::Response show_settings(web::Request& rq)
{
    auto const said = rq.fields.or_problems(rq.fields.line("said", 20));
    if (!said) return rq.refused(said.refusal());
    auto const fields = fields_of(*rq.machines.settings.now(rq.reading().tx));
    if (rq.wants_json) return rq.json(json_of(fields));
    return rq.page(settings_page(rq.actor(), fields, nullptr, around_settings(rq, *said)));
}

web::Response post_settings(web::Request& rq)
{
    Changes changes;
    read_name(rq.fields, changes);
    read_place(rq.fields, rq.machines.languages, changes);
    read_joining(rq.fields, changes);
    read_public_default(rq.fields, changes);
    read_free_days(rq.fields, changes);
    auto const asked = rq.fields.or_problems(changes);
    if (!asked && (rq.wants_json || asked.refusal().reason != base::Reason::invalid))
        return rq.refused(asked.refusal());
    if (!asked) {
        return rq.page(settings_page(rq.actor(), rq.fields, &asked.refusal(), around_settings(rq, "")),
            web::status_of(asked.refusal().reason));
    }
    auto response = rq.change(
        [&](platform::Context& cx) -> base::Result<base::Done> {
            TRY(platform::require(may(cx.actor, Action::change_settings)));
            write(cx, rq.machines.settings, *asked);
            return base::Done {};
        },
        [](base::Done) { return html::Url {"/steward/settings"}.with("said", "saved"); },
        [](base::Done) { return base::Json::object().add("saved", true); });
    rq.machines.settings.forget(); // what another request read before the commit
    return response;
}

/// The work itself is a job: it goes through everything that forty people said.
web::Response post_example_removal(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    if (!rq.shell.example) return rq.refused(base::conflict("example_not_loaded"));
    auto const told = rq.write([&](platform::Context& cx) -> base::Result<base::Done> {
        TRY(platform::require(may(cx.actor, Action::change_settings)));
        cx.outbox.job("example.remove", "{}", cx.clock.now(), "example.remove");
        return base::Done {};
    });
    if (!told) return rq.refused(told.refusal());
    return rq.see_other(html::Url {"/steward/settings"}.with("said", "leaving"));
}

} // namespace

void add_settings_routes(web::Routes& routes)
{
    using enum web::Who;
    routes.get("/steward/settings", steward, web::Limit::read, web::Cache::nobody, show_settings);
    routes.post("/steward/settings", administrator, web::Limit::write, web::Csrf::token, post_settings);
    routes.post("/steward/example/removal", administrator, web::Limit::write, web::Csrf::token, post_example_removal,
        web::Faces::page);
}

} // namespace stewards
