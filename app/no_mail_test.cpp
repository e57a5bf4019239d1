#include "app/testing/site.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

/// Machines are put together once; this one has another mailer, or another address.
web::App app_with(TestSite& site, platform::Machines& machines)
{
    return web::App {machines, app::all_routes(), site.doorkeeper};
}

web::Response asked(TestSite& site, web::App& app, web::Method method, std::string const& path, std::string const& body)
{
    auto const ana = site.signed_in(site.joins("Ana"));
    web::Incoming incoming;
    incoming.method = method;
    incoming.target = path;
    incoming.body = body;
    incoming.headers = {{"accept", "text/html"}, {"accept-language", "en"}, {"origin", site.machines.public_url},
        {"content-type", "application/x-www-form-urlencoded"}};
    if (method == web::Method::get)
        incoming.headers.emplace_back("cookie", "__Host-session=" + ana.cookies.at("__Host-session"));
    return app.answer(std::move(incoming));
}

} // namespace

TEST_CASE("a site that cannot send letters promises none: who asks for a code is told what to do instead")
{
    TestSite site;
    auto const no_mailer = platform::mailer_for("", "", site.clock);
    platform::Machines machines {site.machines.database, site.clock, site.ids, site.chance, site.keys, site.settings,
        site.machines.languages, *no_mailer, site.files, site.images, site.search, site.machines.public_url};
    auto app = app_with(site, machines);

    auto const told = asked(site, app, web::Method::post, "/sign-in", "email=ana%40school.example");

    CHECK(told.status == 422);
    CHECK(told.body.find("This site cannot send letters yet") != std::string::npos);
    CHECK(told.body.find("ana@school.example") != std::string::npos);
    CHECK(site.letters().empty());
}

TEST_CASE("where a site is opened by a number, the page of passkeys says why there can be none")
{
    TestSite site;
    platform::Machines machines {site.machines.database, site.clock, site.ids, site.chance, site.keys, site.settings,
        site.machines.languages, site.machines.mailer, site.files, site.images, site.search, "http://127.0.0.1:8080"};
    auto app = app_with(site, machines);

    auto const told = asked(site, app, web::Method::get, "/you/passkeys", "");

    CHECK(told.status == 200);
    CHECK(told.body.find("a passkey needs a name") != std::string::npos);
    CHECK(told.body.find("Make a passkey on this device") == std::string::npos);
}
