#include "app/testing/site.h"
#include "areas/people/people.h"
#include "areas/stewards/stewards.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

std::optional<std::string> link_of(TestSite& site)
{
    site.settings.forget();
    return site.asks({},
        [&](platform::Reading const& reading) { return stewards::setup_path(reading.tx, site.settings, site.keys); });
}

std::string setting(TestSite& site, std::string_view name)
{
    site.settings.forget();
    return site.asks(
        {}, [&](platform::Reading const& reading) { return std::string {site.settings.now(reading.tx)->text(name)}; });
}

} // namespace

TEST_CASE("the link of a new network leads through seven questions to a network with an administrator and a sheet")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const link = link_of(site);
        REQUIRE(link);
        auto browser = site.stranger();

        browser.open(*link);
        CHECK(browser.page().shows("Where are your teachers?"));
        browser.fill("Which language greets newcomers?", "tr").press("Go on");
        browser.fill("The network's name", "Teachers of the Black Sea").press("Go on");
        browser.fill("Your name", "Emre").fill("Your e-mail", "emre@school.example").press("Go on");
        CHECK(browser.path() == *link + "/mail");
        browser.follow("Go on like this");
        browser.fill("Whoever a steward invites", "invited").press("Go on");
        browser.fill("Empty", "empty").press("Go on");

        CHECK(browser.page().shows("What is hard in your classroom right now?"));
        CHECK(browser.page().shows("Teachers of the Black Sea"));
        CHECK(setting(site, "network.languages") == "tr en");
        CHECK(setting(site, "network.joining") == "invited");
        browser.open("/steward");
        CHECK(browser.page().status == 200);
    }
}

TEST_CASE("whoever starts with an example network finds its people a moment later")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const link = *link_of(site);
        auto browser = site.stranger();
        browser.open(link);
        browser.press("Go on");
        browser.fill("The network's name", "Teachers of the Black Sea").press("Go on");
        browser.fill("Your name", "Emre").fill("Your e-mail", "emre@school.example").press("Go on");
        browser.open(link + "/start");

        browser.fill("With an example network", "example").press("Go on");
        site.work();

        CHECK(browser.open("/people").shows("Example network: everybody here is invented."));
        CHECK(browser.page().body.find("class=\"folk") != std::string::npos);
    }
}

TEST_CASE("the link is dead once an administrator has come by it, and wrong links open nothing")
{
    TestSite site;
    auto const link = *link_of(site);
    auto browser = site.stranger();
    browser.open(link + "/account");
    browser.fill("Your name", "Emre").fill("Your e-mail", "emre@school.example").press("Go on");

    CHECK_FALSE(link_of(site));
    CHECK(site.stranger().open(link).status == 404);
    CHECK(site.stranger().open("/setup/0123456789abcdefghjkmnpqrs").status == 404);
    CHECK(browser.open(link + "/joining").status == 200); // whoever is administrator may go on
}

TEST_CASE("a question can be skipped, and a wrong answer is said at its field")
{
    TestSite site;
    auto const link = *link_of(site);
    auto browser = site.stranger();

    browser.open(link);
    browser.follow("Skip for now");
    browser.fill("The network's name", "").press("Go on");

    CHECK(browser.page().status == 422);
    CHECK(browser.page().shows("Please write something here."));
    CHECK(setting(site, "network.languages").empty());
}
