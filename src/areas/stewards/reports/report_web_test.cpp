#include "app/testing/site.h"
#include "areas/needs/needs.h"
#include "areas/stewards/stewards.h"

#include <doctest/doctest.h>

#include <algorithm>

using app::testing::TestSite;

namespace {

std::string id_in(app::testing::Answer const& answer)
{
    auto const at = answer.body.find("\"id\":\"") + 6;
    return answer.body.substr(at, answer.body.find('"', at) - at);
}

/// Ana's need with Bram's answer.
struct Talk {
    explicit Talk(TestSite& site)
        : ana {site.joins("Ana")}
        , bram {site.joins("Bram")}
    {
        need = id_in(site.signed_in(ana).json(web::Method::post, "/needs",
            R"({"title": "They come too late", "subject": "mathematics", "audience": "members"})"));
        reply = id_in(site.signed_in(bram).json(
            web::Method::post, "/needs/" + need + "/replies", R"({"text": "His father drives the only taxi."})"));
    }

    base::Actor ana;
    base::Actor bram;
    std::string need;
    std::string reply;
};

} // namespace

TEST_CASE("a member reports an answer, a steward takes it away, the counts are public")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        Talk const talk {site};
        auto ana = site.signed_in(talk.ana);
        auto dina = site.signed_in(site.joins("Dina", base::Role::steward));

        ana.open("/needs/" + talk.need);
        ana.follow("Report to a steward");
        CHECK(ana.page().shows("His father drives the only taxi."));
        ana.fill("A pupil may be recognised", "pupil").fill("A few words", "Everyone knows him").press("Send it to");
        CHECK(ana.page().shows("Thank you for saying so"));

        CHECK(dina.open("/steward").shows("One report waits"));
        dina.open("/steward/reports");
        CHECK(dina.page().shows("Everyone knows him"));
        dina.fill("Take the answer away", "hidden").fill("Why", "A pupil is recognisable.").press("Decide");
        CHECK(dina.page().shows("No report waits"));

        CHECK_FALSE(ana.open("/needs/" + talk.need).shows("taxi"));
        CHECK(site.stranger().json(web::Method::get, "/reports/counts").shows("\"hidden\":1"));
    }
}

TEST_CASE("two reports about one thing are one card and one decision")
{
    TestSite site;
    Talk const talk {site};
    auto const body = R"({"kind": "reply", "why": "pupil", "id": ")" + talk.reply + "\"}";
    auto const first = site.signed_in(talk.ana).json(web::Method::post, "/reports", body);
    site.signed_in(site.joins("Carla")).json(web::Method::post, "/reports", body);
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));

    auto const decision = dina.json(web::Method::post, "/steward/reports/" + id_in(first) + "/decision",
        R"({"outcome": "suspended", "note": "The third time."})");

    CHECK(first.status == 201);
    CHECK(decision.shows("\"outcome\":\"suspended\""));
    CHECK(dina.open("/steward/reports").shows("No report waits"));
    CHECK(site.signed_in(talk.bram).open("/you").shows("Come in"));
}

TEST_CASE("whoever reported something hears that a steward looked, and who looked away hears it too")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        Talk const talk {site};
        auto const carla = site.joins("Carla");
        auto ana = site.signed_in(talk.ana);
        auto const body = R"({"kind": "reply", "why": "pupil", "id": ")" + talk.reply + "\"}";
        auto const first = id_in(ana.json(web::Method::post, "/reports", body));
        auto const other = id_in(site.signed_in(carla).json(web::Method::post, "/reports",
            R"({"kind": "need", "why": "other", "words": "It is mine", "id": ")" + talk.need + "\"}"));
        auto dina = site.signed_in(site.joins("Dina", base::Role::steward));

        dina.json(
            web::Method::post, "/steward/reports/" + first + "/decision", R"({"outcome": "hidden", "note": "Yes."})");
        dina.json(
            web::Method::post, "/steward/reports/" + other + "/decision", R"({"outcome": "left", "note": "No."})");
        site.work();
        site.clock.advance(std::chrono::hours {14}); // past the quiet hours
        site.work();

        CHECK(ana.open("/notices").shows("a steward looked, and did something about it"));
        CHECK(ana.page().shows("A pupil may be recognised"));
        auto second = site.signed_in(carla);
        CHECK(second.open("/notices").shows("a steward looked, and left it as it is"));
        CHECK(second.page().shows("It is mine"));
        second.press("Read it");
        CHECK(second.path() == "/reports/counts");
        auto const letters = site.letters();
        CHECK(std::ranges::count_if(letters, [](std::string const& letter) {
            return letter.find("A steward looked at what you reported") != std::string::npos;
        }) == 2);
    }
}

TEST_CASE("nobody reports herself, and what cannot be seen cannot be reported")
{
    TestSite site;
    Talk const talk {site};
    auto bram = site.signed_in(talk.bram);

    auto const own
        = bram.json(web::Method::post, "/reports", R"({"kind": "reply", "why": "other", "id": ")" + talk.reply + "\"}");
    auto const nothing = bram.json(web::Method::post, "/reports", R"({"kind": "need", "why": "other", "id": "zzz"})");

    CHECK(own.status == 403);
    CHECK(nothing.status == 404);
    CHECK(site.stranger().json(web::Method::post, "/reports", "{}").status == 401);
}

TEST_CASE("answers of somebody blocked are folded away, for whoever blocked alone")
{
    TestSite site;
    Talk const talk {site};
    auto ana = site.signed_in(talk.ana);
    ana.open("/people/bram");
    ana.press("Block");

    CHECK(ana.open("/needs/" + talk.need).shows("An answer by somebody you have blocked"));
    CHECK_FALSE(site.signed_in(talk.bram).open("/needs/" + talk.need).shows("you have blocked"));
}

TEST_CASE("a post of a private circle is read by a steward while it is reported, and no other with it")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        auto bram = site.signed_in(site.joins("Bram"));
        auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
        ana.json(web::Method::post, "/circles", R"({"name": "Closed", "purpose": "Why?", "audience": "circles"})");
        ana.json(web::Method::post, "/circles/closed/invitations", R"({"person": "bram"})");
        bram.json(web::Method::post, "/circles/closed/joining", "{}");
        bram.json(web::Method::post, "/circles/closed/talk", R"({"title": "Watches", "text": "Cheap watches"})");
        ana.open("/circles/closed/talk");
        ana.follow("Watches");
        auto const before = ana.page().body.substr(ana.page().body.find("kind=post&amp;id=") + 17, 12);
        auto const asked = "/reports/new?kind=post&id=" + before;
        CHECK(dina.open(asked).status == 404);

        ana.follow("Report");
        ana.fill("It is advertising", "advertising").fill("A few words", "He sells").press("Send it to");
        dina.open("/steward/reports");
        CHECK(dina.page().shows("Cheap watches"));
        CHECK(dina.open("/circles/closed/talk").status == 404);
        dina.open("/steward/reports");
        dina.fill("Take the answer away", "hidden").fill("Why", "No advertising here.").press("Decide");

        CHECK_FALSE(ana.open("/circles/closed/talk").shows("Cheap watches"));
        CHECK(dina.open(asked).status == 404);
    }
}
