#include "areas/home/api_web.h"

#include "areas/home/api_page.h"
#include "platform/keys/keys.h"
#include "platform/web/request.h"

namespace home {

namespace {

web::Response show_api(web::Request& rq)
{
    return rq.page(api_page(rq.machines.public_url, web::api_operations()));
}

/// The same for everybody and for as long as the program runs, so every client may keep it and ask whether it still holds.
web::Response show_document(web::Request& rq)
{
    static std::string const tag = "W/\"" + platform::sha256_hex(web::api_document()).substr(0, 16) + '"';
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    web::Response response;
    response.with("Content-Type", "application/json")
        .with("Cache-Control", "public, no-cache")
        .with("Vary", "Accept-Encoding")
        .with("ETag", tag);
    if (rq.incoming.header("if-none-match").find(tag) != std::string_view::npos)
        response.status = 304;
    else
        response.body = web::api_document();
    return response;
}

} // namespace

void add_api_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Faces;
    using web::Limit;
    routes.get("/api", anyone, Limit::read, Cache::stranger, show_api, Faces::page);
    routes.get("/openapi.json", anyone, Limit::read, Cache::file, show_document, Faces::json);
}

} // namespace home
