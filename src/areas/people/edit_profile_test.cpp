#include "areas/people/edit_profile.h"

#include "app/testing/site.h"
#include "areas/people/people.h"

#include <doctest/doctest.h>

using namespace people;
using app::testing::TestSite;

TEST_CASE("the welcome asks for a few things and leaves the others as they were")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        Profile told {.name = "Ana"};
        told.help = "Reading aloud";
        told.audiences[static_cast<std::size_t>(Part::place)] = base::Audience::only_me;
        REQUIRE(site.as(ana, [&](platform::Context& cx) { return edit_profile(cx, told); }));
        auto browser = site.signed_in(ana);

        auto const page = browser.open("/who-sees-what").body;
        auto const csrf = page.substr(page.find("name=\"csrf\" value=\"") + 19, 52);
        web::Incoming welcome;
        welcome.method = web::Method::post;
        welcome.target = "/welcome";
        welcome.headers = {{"content-type", "application/x-www-form-urlencoded"}, {"origin", "http://localhost"}};
        welcome.body = "csrf=" + csrf + "&name=Ana+Kaya&subjects=science";
        auto const answer = browser.send(std::move(welcome));

        auto const person
            = site.asks(ana, [&](platform::Reading const& reading) { return person_of(reading.tx, *ana.person); });
        CHECK(answer.status == 303);
        CHECK(person->name == "Ana Kaya");
        CHECK(person->subjects == std::vector<std::string> {"science"});
        CHECK(person->help == "Reading aloud");
        CHECK(person->audience(Part::place) == base::Audience::only_me);
    }
}

TEST_CASE("a tab left open does not show to all what was closed since, and shows both texts")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto phone = site.signed_in(ana), computer = site.signed_in(ana);
        phone.open("/you");
        computer.open("/you");

        phone.fill("What can you help with?", "Reading aloud").fill("What you can help with", "only_me").press("Save");
        auto const told = computer.fill("What can you help with?", "Big classes").press("Save");
        auto const kept
            = site.asks(ana, [&](platform::Reading const& reading) { return person_of(reading.tx, *ana.person); });

        CHECK(told.status == 409);
        CHECK(told.shows("This was changed meanwhile."));
        CHECK(told.shows("Reading aloud"));
        CHECK(told.shows("Big classes"));
        CHECK(kept->help == "Reading aloud");
        CHECK(computer.press("Save").status == 200);
        auto const put
            = site.asks(ana, [&](platform::Reading const& reading) { return person_of(reading.tx, *ana.person); });
        CHECK(put->help == "Big classes");
    }
}

TEST_CASE("a program that says nothing of audiences leaves them as they were")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto browser = site.signed_in(ana);

        browser.json(web::Method::post, "/you/profile", R"({"name":"Ana","help":"Choir","audience_help":"only_me"})");
        auto const renamed = browser.json(web::Method::post, "/you/profile", R"({"name":"Ana Kaya","help":"Choir"})");

        CHECK(renamed.status == 200);
        auto const person
            = site.asks(ana, [&](platform::Reading const& reading) { return person_of(reading.tx, *ana.person); });
        CHECK(person->name == "Ana Kaya");
        CHECK(person->audience(Part::help) == base::Audience::only_me);
    }
}
