#include "app/testing/site.h"
#include "areas/circles/talk/post_store.h"

#include <doctest/doctest.h>

using namespace app::testing;

namespace {

/// A circle of Ana and Bram, open to members, and a thread that Ana began in it.
struct Talking {
    TestSite site;
    base::Actor ana_actor = site.joins("Ana");
    base::Actor bram_actor = site.joins("Bram");
    Browser ana = site.signed_in(ana_actor);
    Browser bram = site.signed_in(bram_actor);
    std::string thread {};

    explicit Talking(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
        ana.json(web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?", "audience": "everyone"})");
        REQUIRE(bram.json(web::Method::post, "/circles/slips/joining", "{}").status == 200);
        ana.open("/circles/slips");
        ana.follow("Ask the circle");
        ana.fill("In one sentence", "What of “everything”?").fill("And then?", "He wrote **hepsi**.");
        ana.press("Send it to the circle");
        thread = ana.path();
        site.work();
    }
};

} // namespace

TEST_CASE("a question is asked, answered, thanked for and said to have helped")
{
    for (auto& store : platform::testing::both_engines()) {
        Talking talking {std::move(store)};
        auto& [site, ana_actor, bram_actor, ana, bram, thread] = talking;
        CHECK(ana.page().shows("<strong>hepsi</strong>"));
        CHECK(bram.open("/circles/slips").shows("What of “everything”?"));

        bram.open(thread);
        bram.fill("Your reply", "Ask @ana something *small*.").press("Reply");
        CHECK(bram.page().shows("<em>small</em>"));
        CHECK(bram.page().body.find("href=\"/people/ana\"") != std::string::npos);
        ana.open(thread);
        ana.press("Thank");
        ana.press("This helped");
        site.work();

        CHECK(ana.open(thread).shows("1 said thanks"));
        CHECK(ana.page().shows("Answered well"));
        CHECK(ana.page().shows("post best"));
        CHECK(ana.open("/circles/slips/talk").shows("Answered well"));
        CHECK(ana.page().body.find(">1<small>") != std::string::npos);
        CHECK(site.stranger().open(thread).shows("Sign in to reply"));
    }
}

TEST_CASE("other words keep what was said before, and two who change at once both keep theirs")
{
    for (auto& store : platform::testing::both_engines()) {
        Talking talking {std::move(store)};
        auto& ana = talking.ana;
        auto elsewhere = talking.site.signed_in(talking.ana_actor); // the same page in a second window
        for (auto* window : {&ana, &elsewhere}) {
            window->open(talking.thread);
            window->follow("Edit");
        }

        ana.fill("Other words", "He wrote **everything**.").press("Keep it so");
        elsewhere.fill("Other words", "She wrote it.").press("Keep it so");

        CHECK(elsewhere.page().status == 409);
        CHECK(elsewhere.page().shows("both texts stand here"));
        CHECK(elsewhere.page().shows("She wrote it."));
        CHECK(elsewhere.page().shows("He wrote **everything**."));
        CHECK(ana.open(talking.thread).shows("changed"));
        ana.follow("changed");
        CHECK(ana.page().shows("<del>"));
        CHECK(ana.page().shows("<ins>"));
    }
}

TEST_CASE("what is taken away may be brought back for ten minutes, then its words are gone")
{
    for (auto& store : platform::testing::both_engines()) {
        Talking talking {std::move(store)};
        auto& [site, ana_actor, bram_actor, ana, bram, thread] = talking;
        bram.open(thread);
        bram.fill("Your reply", "Zebrafish").press("Reply");
        bram.press("Take away");
        CHECK(bram.page().shows("This was taken away."));
        CHECK_FALSE(ana.open(thread).shows("Zebrafish"));
        CHECK_FALSE(ana.page().shows("Bring it back"));

        bram.press("Bring it back");
        CHECK(ana.open(thread).shows("Zebrafish"));
        bram.press("Take away");
        site.clock.advance(std::chrono::minutes {11});
        CHECK_FALSE(bram.open(thread).shows("Bring it back"));
        site.clock.advance(std::chrono::hours {25});
        site.work();

        CHECK(site.asks(ana_actor, [](platform::Reading const& reading) {
            return reading.tx.number("select count(*) from posts where text like '%Zebrafish%'");
        }) == 0);
    }
}

TEST_CASE("what is new since one was there has a line before it, and is read afterwards")
{
    Talking talking;
    auto& [site, ana_actor, bram_actor, ana, bram, thread] = talking;
    CHECK_FALSE(ana.open(thread).shows("New since"));
    site.work();
    site.clock.advance(std::chrono::hours {2});
    bram.open(thread);
    bram.fill("Your reply", "Something new").press("Reply");
    site.work();

    CHECK(ana.open("/circles/slips/talk").shows("New</span>"));
    CHECK(ana.open(thread).shows("New since"));
    site.work();

    CHECK_FALSE(ana.open(thread).shows("New since"));
    CHECK_FALSE(ana.open("/circles/slips/talk").shows("New</span>"));
}

TEST_CASE("a draft is kept on the server until it is sent")
{
    Talking talking;
    auto& bram = talking.bram;

    auto const kept = bram.json(web::Method::post, talking.thread + "/draft", R"({"text": "Half a thought"})");
    CHECK(kept.status == 200);
    CHECK(bram.open(talking.thread).shows("Half a thought"));
    CHECK_FALSE(talking.ana.open(talking.thread).shows("Half a thought"));
    bram.fill("Your reply", "A whole thought").press("Reply");

    CHECK_FALSE(bram.open(talking.thread).shows("Half a thought"));
}

TEST_CASE("a thread closed for replies is read and takes none")
{
    Talking talking;
    auto& [site, ana_actor, bram_actor, ana, bram, thread] = talking;
    bram.open(thread);
    auto typing = bram;

    ana.open(thread);
    ana.press("Close this thread for replies");
    typing.fill("Your reply", "Too late").press("Reply");

    CHECK(typing.page().status == 409);
    CHECK(bram.open(thread).shows("Closed for replies"));
    CHECK_FALSE(bram.page().shows("Your reply"));
}

TEST_CASE("a long thread has pages, and a link to a post leads to the page that shows it")
{
    Talking talking;
    auto& [site, ana_actor, bram_actor, ana, bram, thread] = talking;
    std::string last;
    for (int i = 1; i <= 60; ++i) {
        site.clock.advance(std::chrono::seconds {30});
        auto const said
            = bram.json(web::Method::post, thread + "/replies", R"({"text": "Word )" + std::to_string(i) + "\"}");
        REQUIRE(said.status == 201);
        last = said.body.substr(said.body.find("\"id\":\"") + 6, 12);
    }
    site.work();

    CHECK(ana.open(thread).shows("Word 50<"));
    CHECK_FALSE(ana.page().shows("Word 51<"));
    ana.follow("More replies");
    CHECK(ana.page().shows("Word 60<"));
    CHECK(ana.page().shows("Your reply"));
    ana.open("/circles/slips/posts/" + last);
    CHECK(ana.page().shows("Word 60<"));
}

TEST_CASE("a feed tells of threads and posts, and of none to those who may not read them")
{
    Talking talking;
    auto stranger = talking.site.stranger();

    CHECK(stranger.open("/circles/slips/atom").shows("<title>What of “everything”?</title>"));
    CHECK(stranger.page().header("Content-Type") == "application/atom+xml; charset=utf-8");
    CHECK(stranger.open(talking.thread + "/atom").shows("&lt;strong&gt;hepsi&lt;/strong&gt;"));
    talking.ana.json(web::Method::post, "/circles", R"({"name": "Closed", "purpose": "Why?", "audience": "circles"})");

    CHECK(stranger.open("/circles/closed/atom").status == 404);
}

TEST_CASE("only hosts announce")
{
    Talking talking;
    auto const words = R"({"kind": "announcement", "title": "News", "text": "We meet."})";

    CHECK(talking.bram.json(web::Method::post, "/circles/slips/talk", words).shows("only_a_host"));
    CHECK(talking.ana.json(web::Method::post, "/circles/slips/talk", words).status == 201);
}
