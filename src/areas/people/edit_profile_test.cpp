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
