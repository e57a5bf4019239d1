#include "app/testing/site.h"
#include "areas/people/people.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

TEST_CASE("a steward suspends a member, who is signed out everywhere at once, and lets her back in")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
        auto bram = site.signed_in(site.joins("Bram"));
        CHECK(bram.open("/you").status == 200);

        dina.open("/steward/members?q=bra");
        dina.open("/steward/members?q=bra");
        CHECK(dina.page().shows("Bram"));
        CHECK_FALSE(dina.page().shows("Give this role"));
        auto const found = site.asks(
            {.person = base::PersonId {1}, .role = base::Role::steward}, [](platform::Reading const& reading) {
                return people::people_named(reading, {.words = "bra", .limit = 5}).people;
            });
        REQUIRE(found.size() == 1);
        auto const id = found.front().person.id.text();
        auto const suspended = dina.json(
            web::Method::post, "/steward/members/" + id + "/suspension", R"({"reason": "Advertises watches"})");

        CHECK(suspended.shows("\"state\":\"suspended\""));
        CHECK(bram.open("/you").shows("Come in"));
        dina.open("/steward/members?q=bra");
        CHECK(dina.page().shows("Advertises watches"));
        dina.press("Let her back in");
        CHECK_FALSE(dina.page().shows("Advertises watches"));
    }
}

TEST_CASE("members who do not fit on one page are on the next")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
        for (int i = 0; i < 50; ++i) site.joins("Bram " + std::to_string(i));

        dina.open("/steward/members");
        CHECK(dina.page().shows(">Bram 49<"));
        CHECK_FALSE(dina.page().shows(">Dina</a></b>"));
        dina.follow("Those who came before");

        CHECK(dina.page().shows(">Dina</a></b>"));
        CHECK_FALSE(dina.page().shows("Bram 49"));
        CHECK_FALSE(dina.page().shows("Those who came before"));
        auto const first = dina.json(web::Method::get, "/steward/members", "");
        CHECK(first.shows(R"("next":"/api/v1/steward/members?before=)"));
    }
}

TEST_CASE("an administrator gives roles; the last one keeps hers")
{
    TestSite site;
    auto const emre = site.joins("Emre", base::Role::administrator);
    auto const ana = site.joins("Ana");
    auto browser = site.signed_in(emre);

    auto const given
        = browser.json(web::Method::post, "/steward/members/" + ana.person->text() + "/role", R"({"role": "steward"})");
    auto const last
        = browser.json(web::Method::post, "/steward/members/" + emre.person->text() + "/role", R"({"role": "member"})");
    auto const unknown
        = browser.json(web::Method::post, "/steward/members/" + ana.person->text() + "/role", R"({"role": "queen"})");

    CHECK(given.shows("\"role\":\"steward\""));
    CHECK(last.status == 409);
    CHECK(last.shows("last_administrator"));
    CHECK(unknown.status == 422);
}

TEST_CASE("the brief names newcomers whose need nobody has answered for two days")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        auto const raised = ana.json(web::Method::post, "/needs",
            R"({"title": "They come too late", "subject": "mathematics", "audience": "members"})");
        CHECK(raised.status == 201);
        auto dina = site.signed_in(site.joins("Dina", base::Role::steward));

        CHECK(dina.open("/steward").shows("Nothing needs a person today"));
        site.clock.advance(std::chrono::hours {49});
        CHECK(dina.open("/steward").shows("They come too late"));
        CHECK(dina.json(web::Method::get, "/steward").shows("They come too late"));
    }
}

TEST_CASE("members do not see the stewards' pages")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));

    for (auto const* path : {"/steward", "/steward/members", "/steward/settings", "/steward/sheet"})
        CHECK(ana.open(path).status == 403);
}

TEST_CASE("an administrator changes the settings by page and by program; a steward only reads them")
{
    TestSite site;
    auto emre = site.signed_in(site.joins("Emre", base::Role::administrator));
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));

    emre.open("/steward/settings");
    emre.fill("The network's name", "Teachers of the Black Sea").press("Save");

    CHECK(emre.page().shows("Saved."));
    CHECK(dina.open("/steward/settings").shows("Teachers of the Black Sea"));
    CHECK(dina.page().shows("Only administrators change these."));
    CHECK(dina.json(web::Method::get, "/steward/settings").shows("\"name\":\"Teachers of the Black Sea\""));
    CHECK(dina.json(web::Method::post, "/steward/settings", R"({"name": "Mine"})").status == 403);
}
