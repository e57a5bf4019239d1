#include "app/testing/site.h"
#include "areas/circles/circles.h"
#include "areas/circles/start_circle.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"

#include <doctest/doctest.h>

#include <set>

using namespace app::testing;

namespace {

needs::Need felt_by_five(TestSite& site, base::Actor const& author)
{
    auto const need = *site.as(author, [](platform::Context& cx) {
        return needs::raise_need(cx, {.title = "I find out too late", .subject = "mathematics"}, "en");
    });
    for (int i = 0; i < 5; ++i) {
        auto const supporter = site.joins("Supporter " + std::to_string(i));
        CHECK(site.as(supporter, [&](platform::Context& cx) { return needs::say_me_too(cx, need.id, {}); }));
    }
    site.work();
    return need;
}

} // namespace

TEST_CASE("a circle begins from a need: its supporters are asked in, and the need tells of it")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const need = felt_by_five(site, ana);
        auto browser = site.signed_in(ana);

        browser.open("/needs/" + need.path_name());
        browser.follow("Start a circle");
        browser.fill("What is it called?", "Quiet Starts").press("Start it");
        site.work();

        CHECK(browser.page().shows("Quiet Starts"));
        CHECK(browser.page().shows("Began with the need"));
        CHECK(browser.open("/needs/" + need.path_name()).shows("A circle began"));
        auto supporter = site.signed_in(site.asks(ana, [&](platform::Reading const& reading) {
            auto const first = needs::supporters_after(reading.tx, need.id, {}, 1).front();
            return base::Actor {.person = first, .role = base::Role::member};
        }));
        CHECK(supporter.open("/").shows("A circle asks you in."));
        supporter.follow("Look at it");
        supporter.press("Come in");
        CHECK(supporter.page().shows("You are in. Say hello in a sentence."));
        site.work();
        CHECK(supporter.open("/circles/quiet-starts").shows("A circle of 2 teachers"));
        CHECK_FALSE(supporter.open("/").shows("A circle asks you in."));
    }
}

TEST_CASE("what is wrong stands at its field, with everything that was typed")
{
    TestSite site;
    auto browser = site.signed_in(site.joins("Ana"));

    browser.open("/circles/new");
    browser.fill("Which question does it ask?", "How do we begin?")
        .fill("For how many months?", "99")
        .press("Start it");

    CHECK(browser.page().status == 422);
    CHECK(browser.page().shows("How do we begin?"));
    CHECK(browser.page().shows("99"));
    CHECK(browser.page().body.find("aria-invalid") != std::string::npos);
}

TEST_CASE("one asks to be let in where the doors are not open, and a host answers")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        auto bram = site.signed_in(site.joins("Bram"));
        ana.json(web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?", "joining": "request"})");

        bram.open("/circles/slips");
        bram.fill("Why would you like to come?", "I teach forty").press("Ask to be let in");
        CHECK(bram.page().shows("Your wish is with the host."));
        CHECK_FALSE(bram.page().shows("Ask the circle"));
        ana.open("/circles/slips");
        CHECK(ana.page().shows("I teach forty"));
        ana.press("Let her in");

        CHECK(bram.open("/circles/slips").shows("Ask the circle"));
        CHECK_FALSE(ana.page().shows("At the door"));
    }
}

TEST_CASE("a private circle is nobody's who is not in it: no list, no page, no search tells of it")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        auto bram = site.signed_in(site.joins("Bram"));
        ana.json(web::Method::post, "/circles", R"({"name": "Xylophone", "purpose": "Why?", "audience": "circles"})");
        site.work();

        CHECK(ana.open("/circles").shows("Xylophone"));
        CHECK_FALSE(bram.open("/circles").shows("Xylophone"));
        CHECK(bram.open("/circles/xylophone").status == 404);
        CHECK_FALSE(bram.open("/search?q=xylophone").shows("/circles/"));
        CHECK_FALSE(site.stranger().open("/circles").shows("Xylophone"));
        ana.json(web::Method::post, "/circles/xylophone/invitations", R"({"person": "bram"})");
        CHECK(bram.open("/circles/xylophone").shows("Come in"));
        CHECK_FALSE(bram.page().shows("Talking about"));
    }
}

TEST_CASE("the last host names another before she leaves, and who was taken out stays out")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    auto const bram_actor = site.joins("Bram");
    auto bram = site.signed_in(bram_actor);
    auto carl = site.signed_in(site.joins("Carl"));
    ana.json(web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?"})");
    bram.json(web::Method::post, "/circles/slips/joining", "{}");
    carl.json(web::Method::post, "/circles/slips/joining", "{}");
    auto const bram_path = "/circles/slips/people/" + bram_actor.person->text();

    CHECK(ana.json(web::Method::post, "/circles/slips/leaving", "{}").shows("circle_last_host"));
    CHECK(ana.json(web::Method::post, bram_path + "/place", R"({"host": true, "duty": "notes"})").shows("\"host\""));
    CHECK(ana.json(web::Method::post, "/circles/slips/leaving", "{}").status == 200);
    CHECK(bram.open("/circles/slips/people").shows("keeps the notes"));
    auto const carl_id = site.asks(bram_actor,
        [](platform::Reading const& reading) { return people::person_with_slug(reading, "carl")->id.text(); });
    CHECK(bram.json(web::Method::post, "/circles/slips/people/" + carl_id + "/taking-out", "{}").status == 200);

    CHECK(carl.json(web::Method::post, "/circles/slips/joining", "{}").shows("circle_by_invitation"));
    CHECK(ana.json(web::Method::post, "/circles/slips/joining", "{}").status == 200);
}

TEST_CASE("of two hundred circles no two have the same ornament")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    std::set<std::string> marks;

    for (int i = 0; i < 200; ++i) {
        auto const circle = *site.as(ana, [&](platform::Context& cx) {
            return circles::start_circle(cx, {.name = "Circle " + std::to_string(i % 20), .purpose = "Why?"}, "en");
        });
        marks.insert(circle.slug);
    }

    CHECK(marks.size() == 200);
    CHECK(site.asks(ana, [](platform::Reading const& reading) {
        return reading.tx.number("select count(distinct mark) from circles");
    }) == 200);
}

TEST_CASE("everything of hers is in her file, and gone when she leaves")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        auto const bram_actor = site.joins("Bram");
        auto bram = site.signed_in(bram_actor);
        ana.json(web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?"})");
        bram.json(web::Method::post, "/circles/slips/joining", "{}");
        bram.json(web::Method::post, "/circles/slips/talk", R"({"title": "Zebrafish", "text": "Quagga here"})");
        auto const exported = bram.json(web::Method::post, "/you/export", "{}");
        CHECK(exported.shows("Quagga here"));
        CHECK(exported.shows("memberships"));

        bram.json(web::Method::post, "/you/leave", R"({"words": "take_away"})");
        site.work();

        CHECK_FALSE(ana.open("/circles/slips/talk").shows("Zebrafish"));
        CHECK_FALSE(ana.open("/circles/slips/people").shows("Bram"));
    }
}

TEST_CASE("two hosts change a circle's words at once: the second sees both texts and loses nothing")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const circle = *site.as(ana, [](platform::Context& cx) {
            return circles::start_circle(cx, {.name = "Quiet Starts", .purpose = "How do we begin?"}, "en");
        });
        auto first = site.signed_in(ana), second = site.signed_in(ana);
        first.open("/circles/quiet-starts/edit");
        second.open("/circles/quiet-starts/edit");

        first.fill("Which question does it ask?", "How do we begin a lesson?").press("Keep it so");
        auto const told = second.fill("Which question does it ask?", "How do forty begin?").press("Keep it so");
        auto const kept = second.press("Keep it so");

        CHECK(told.status == 409);
        CHECK(told.shows("This was changed meanwhile."));
        CHECK(told.shows("How do we begin a lesson?"));
        CHECK(told.shows("How do forty begin?"));
        CHECK(kept.shows("How do forty begin?"));
    }
}

TEST_CASE(
    "what others wrote for members does not become public with the circle, and a program changes only what it names")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana"), bram = site.joins("Bram");
        auto const circle = *site.as(ana, [](platform::Context& cx) {
            return circles::start_circle(cx,
                {.name = "Quiet Starts", .purpose = "How?", .audience = base::Audience::everyone, .rhythm = "Mondays"},
                "en");
        });
        auto host = site.signed_in(ana);
        auto const edit
            = [&](std::string const& body) { return host.json(web::Method::post, "/circles/quiet-starts/edit", body); };
        auto const renamed = edit(R"({"name":"Calm Starts","purpose":"How?"})");
        auto const narrowed = edit(R"({"name":"Calm Starts","purpose":"How?","audience":"members"})");
        auto writer = site.signed_in(bram);
        writer.open("/circles/quiet-starts");
        writer.press("Join this circle");
        writer.open("/circles/quiet-starts/talk/new");
        writer.fill("In one sentence", "Ours cry")
            .fill("And then?", "In the first week.")
            .press("Send it to the circle");
        auto const opened = edit(R"({"name":"Calm Starts","purpose":"How?","audience":"everyone"})");

        CHECK(renamed.shows(R"("audience":"everyone")"));
        CHECK(renamed.shows("Mondays"));
        CHECK(narrowed.status == 200);
        CHECK(opened.status == 422);
        CHECK(opened.shows("others_wrote"));
        CHECK(site.stranger().open("/circles/quiet-starts").status == 404);
    }
}
