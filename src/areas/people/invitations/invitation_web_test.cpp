#include "app/testing/site.h"
#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_store.h"

#include <doctest/doctest.h>

using namespace people;
using app::testing::TestSite;

namespace {

/// What stands between two marks of a letter.
std::string between(std::string const& text, std::string_view begin, std::string_view end)
{
    auto const from = text.find(begin);
    if (from == std::string::npos) return {};
    auto const start = from + begin.size();
    return text.substr(start, text.find(end, start) - start);
}

std::string newest_code(TestSite& site)
{
    site.work();
    return between(site.letters().back(), "Subject: ", " is your code");
}

void decide_joining(TestSite& site, std::string_view joining)
{
    auto const done = site.as({}, [&](platform::Context& cx) -> base::Result<base::Done> {
        site.settings.set(cx.tx, "network.joining", joining);
        return base::Done {};
    });
    REQUIRE(done);
    site.settings.forget();
}

} // namespace

TEST_CASE("a steward pastes addresses, one of them joins by her letter")
{
    TestSite site;
    decide_joining(site, "invited");
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));

    dina.open("/invitations");
    dina.fill("Whom do you miss here?", "Ana <ana@school.example>\nbram@school.example").press("Invite them");
    site.work();

    CHECK(dina.page().shows("The letters are on their way."));
    CHECK(dina.page().shows("ana@school.example"));
    REQUIRE(site.letters().size() == 2);
    auto ana = site.stranger();
    auto const link = between(site.letters().front(), "List-Unsubscribe: <http://localhost", "/refusal>");
    ana.open(link);
    CHECK(ana.page().shows("Dina invites you to Groundswell"));
    ana.press("Join");
    ana.fill("Type the code", newest_code(site)).press("Come in");
    CHECK(ana.path() == "/welcome");
    dina.open("/invitations");
    CHECK(dina.page().shows("has joined"));
}

TEST_CASE("a wrong address is named at the field and what was typed is kept")
{
    TestSite site;
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
    dina.open("/invitations");

    dina.fill("Whom do you miss here?", "ana@school.example, bram@").press("Invite them");

    CHECK(dina.page().status == 422);
    CHECK(dina.page().shows("Not an address: bram@."));
    CHECK(dina.page().shows("ana@school.example, bram@"));
}

TEST_CASE("no thanks is a page with one button, and only the button acts")
{
    TestSite site;
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
    dina.open("/invitations");
    dina.fill("Whom do you miss here?", "carla@school.example").press("Invite them");
    site.work();
    auto const link = between(site.letters().front(), "List-Unsubscribe: <http://localhost", "/refusal>");
    auto const refused = [&] {
        return site.asks(
            {}, [](platform::Reading const& reading) { return !may_be_mailed(reading.tx, "carla@school.example"); });
    };

    auto carla = site.stranger();
    carla.open(link + "/no-thanks");
    CHECK_FALSE(refused());
    carla.press("Don't mail me");

    CHECK(refused());
    CHECK(carla.page().shows("Done: no more mail"));
    carla.press("I changed my mind");
    CHECK_FALSE(refused());
}

TEST_CASE("a mail program's own button says no with one request and no page")
{
    TestSite site;
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
    dina.open("/invitations");
    dina.fill("Whom do you miss here?", "carla@school.example").press("Invite them");
    site.work();
    web::Incoming click;
    click.method = web::Method::post;
    click.target = between(site.letters().front(), "List-Unsubscribe: <http://localhost", ">");
    click.body = "List-Unsubscribe=One-Click";
    click.headers = {{"content-type", "application/x-www-form-urlencoded"}};

    auto const answer = site.stranger().send(std::move(click));

    CHECK(answer.status == 200); // RFC 8058, 3.1: no redirect
    CHECK_FALSE(site.asks(
        {}, [](platform::Reading const& reading) { return may_be_mailed(reading.tx, "carla@school.example"); }));
}

TEST_CASE("the sheet in the staff room lets a stranger in where stewards invite, until it is closed")
{
    TestSite site;
    decide_joining(site, "invited");
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
    dina.open("/steward/sheet");
    dina.press("Make the sheet");
    CHECK(dina.page().shows("What is hard in your classroom right now?"));
    CHECK(dina.page().shows("class=\"qr\""));
    auto const path = "/join/" + between(dina.page().body, ">localhost/join/", "<");

    auto carla = site.stranger();
    carla.open(path);
    carla.fill("Your e-mail", "carla@school.example").press("Join");
    carla.fill("Type the code", newest_code(site)).press("Come in");
    CHECK(carla.path() == "/welcome");

    dina.open("/steward/sheet");
    CHECK(dina.page().shows("1 person joined by it"));
    dina.press("Close it");
    CHECK(site.stranger().open(path).status == 404);
}

TEST_CASE("without an invitation a new address is told in plain words, and a known one comes in as ever")
{
    TestSite site;
    decide_joining(site, "invited");
    site.joins("Ana");
    auto const try_with = [&](std::string const& address) {
        auto browser = site.stranger();
        browser.open("/sign-in");
        CHECK(browser.page().shows("A steward of this network invites you"));
        browser.fill("Your e-mail", address).press("Send me the code");
        CHECK(browser.page().shows("Six digits are on their way to"));
        browser.fill("Type the code", newest_code(site)).press("Come in");
        return browser;
    };

    auto const carla = try_with("carla@school.example");
    auto const ana = try_with("Ana@school.example");

    CHECK(carla.page().status == 403);
    CHECK(carla.page().shows("this network is joined by invitation"));
    CHECK(ana.path() == "/");
}

TEST_CASE("a program invites as a page does, and hears which address is none")
{
    TestSite site;
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));

    auto const made = dina.json(web::Method::post, "/invitations", R"({"addresses": "ana@school.example"})");
    auto const wrong = dina.json(web::Method::post, "/invitations", R"({"addresses": "ana@"})");
    auto const list = dina.json(web::Method::get, "/invitations");

    CHECK(made.status == 201);
    CHECK(made.shows("\"path\":\"/invitations/"));
    CHECK(wrong.status == 422);
    CHECK(wrong.shows("not_an_address"));
    CHECK(list.shows("ana@school.example"));
}
