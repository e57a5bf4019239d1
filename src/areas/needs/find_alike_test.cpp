#include "areas/needs/find_alike.h"

#include "app/testing/site.h"
#include "areas/needs/raise_need.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

Need alike_raised(TestSite& site, base::Actor const& actor, std::string const& title,
    base::Audience audience = base::Audience::everyone)
{
    auto const need = site.as(actor, [&](platform::Context& cx) {
        return raise_need(cx, {.title = title, .subject = "mathematics", .audience = audience}, "en");
    });
    REQUIRE(need);
    site.work();
    return *need;
}

NeedList alike_for(TestSite& site, base::Actor const& actor, std::string_view title)
{
    return site.asks(actor, [&](platform::Reading const& reading) { return find_alike(reading, site.search, title); });
}

} // namespace

TEST_CASE("what says nearly the same is found while one writes, by those who may read it")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const open = alike_raised(site, ana, "I find out too late who has not understood fractions");
        auto const inside
            = alike_raised(site, ana, "Who has not understood fractions hides it", base::Audience::members);

        auto const for_members = alike_for(site, site.joins("Bram"), "Too late I see who has not understood fractions");
        auto const for_strangers = alike_for(site, {}, "Too late I see who has not understood fractions");

        CHECK(for_members.needs.size() == 2);
        REQUIRE(for_strangers.needs.size() == 1);
        CHECK(for_strangers.needs.front().need.id == open.id);
        CHECK(alike_for(site, ana, "Magnets").needs.empty());
        CHECK(alike_for(site, ana, "").needs.empty());
    }
}

TEST_CASE("a need that was closed a moment ago is not offered, though the index still knows it")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const need = alike_raised(site, ana, "Nobody hears the fractions at the back");

    CHECK(site.as(ana, [&](platform::Context& cx) { return close_need(cx, need.id); }));

    CHECK(alike_for(site, ana, "Nobody hears the fractions").needs.empty());
}

TEST_CASE("the form asks once whether it is one of those that look alike, and keeps what was typed")
{
    TestSite site;
    alike_raised(site, site.joins("Ana"), "Nobody hears the fractions at the back");
    auto browser = site.signed_in(site.joins("Bram"));

    browser.open("/needs/new");
    browser.fill("What is hard, in one sentence?", "At the back nobody hears the fractions")
        .fill("A little more, if you like", "Forty pupils, no microphone")
        .tick("Mathematics");
    auto const& asked = browser.press("Raise it");

    CHECK(asked.status == 409);
    CHECK(asked.shows("These look alike."));
    CHECK(asked.shows("Nobody hears the fractions at the back"));
    CHECK(asked.shows("Forty pupils, no microphone"));
    auto const& raised = browser.press("No, raise it all the same");
    CHECK(raised.status == 200);
    CHECK(raised.shows("Your need is open."));
    CHECK(raised.shows("Forty pupils, no microphone"));
}

TEST_CASE("saying me too instead of posting is one press beside what looks alike")
{
    TestSite site;
    auto const need = alike_raised(site, site.joins("Ana"), "Nobody hears the fractions at the back");
    auto browser = site.signed_in(site.joins("Bram"));

    browser.open("/needs/new?title=At+the+back+nobody+hears+fractions");
    auto const& page = browser.press("That is mine too");

    CHECK(browser.path().starts_with("/needs/" + need.id.text()));
    CHECK(page.shows("You said “me too”"));
}

TEST_CASE("other words are asked about again, the same ones never, and a draft not at all")
{
    TestSite site;
    alike_raised(site, site.joins("Ana"), "Nobody hears the fractions at the back");
    alike_raised(site, site.joins("Cem"), "The projector is broken since September");
    auto browser = site.signed_in(site.joins("Bram"));
    std::string const fractions = "At the back nobody hears the fractions";

    browser.open("/needs/new");
    browser.fill("What is hard, in one sentence?", fractions);
    CHECK(browser.press("Keep as a draft").status == 422); // the subject is missing, and nothing else
    browser.open("/needs/new");
    browser.fill("What is hard, in one sentence?", fractions).tick("Mathematics");
    CHECK(browser.press("Raise it").shows("These look alike."));
    browser.fill("What is hard, in one sentence?", "Since September the projector is broken").tick("Mathematics");
    CHECK(browser.press("Raise it").shows("The projector is broken since September"));
    CHECK(browser.press("Raise it").shows("Your need is open."));
}

TEST_CASE("while one types, only the piece comes; a program asks for the same as JSON")
{
    TestSite site;
    alike_raised(site, site.joins("Ana"), "Nobody hears the fractions at the back");
    auto browser = site.signed_in(site.joins("Bram"));

    web::Incoming typing;
    typing.target = "/needs/alike?title=nobody+hears+fractions";
    typing.headers = {{"hx-request", "true"}};
    auto const piece = browser.send(std::move(typing));
    auto const json = browser.json(web::Method::get, "/needs/alike?title=nobody+hears+fractions");

    CHECK(piece.status == 200);
    CHECK(piece.shows("Nobody hears the fractions at the back"));
    CHECK(piece.shows("hx-swap-oob=\"true\""));
    CHECK_FALSE(piece.shows("<html"));
    CHECK(json.shows(R"("title":"Nobody hears the fractions at the back")"));
    CHECK(browser.open("/needs/alike?title=nobody+hears+fractions").shows("What is hard in your classroom?"));
}
