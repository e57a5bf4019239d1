#include "app/testing/site.h"
#include "areas/circles/talk/live_thread.h"
#include "areas/circles/talk/talk_page.h"
#include "areas/circles/talk/thread_store.h"

#include <doctest/doctest.h>

using namespace app::testing;

namespace {

web::StreamSource& source_in(TestSite& site)
{
    for (auto const& route : site.app.routes().all()) {
        if (route.pattern == "/circles/{circle}/talk/{thread}/live") return *route.source;
    }
    throw std::logic_error {"a thread has no stream"};
}

} // namespace

TEST_CASE("a thread is followed by those who may read it, and tells nobody of those she has blocked")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const bram = site.joins("Bram");
        auto const dina = site.joins("Dina", base::Role::steward);
        auto browser = site.signed_in(ana);
        auto guest = site.signed_in(bram);
        browser.json(web::Method::post, "/circles", R"({"name": "Closed", "purpose": "Why?", "audience": "circles"})");
        browser.json(web::Method::post, "/circles/closed/invitations", R"({"person": "bram"})");
        guest.json(web::Method::post, "/circles/closed/joining", "{}");
        browser.json(web::Method::post, "/circles/closed/talk", R"({"title": "Late", "text": "Why?"})");
        auto& source = source_in(site);
        std::vector<base::Actor> const readers {ana, bram, dina, {}};
        auto const thread = site.asks(
            ana, [](platform::Reading const& reading) { return reading.tx.number("select id from threads"); });
        auto const may_follow = [&] {
            return site.asks(
                ana, [&](platform::Reading const& reading) { return source.may_follow(reading.tx, thread, readers); });
        };
        CHECK(may_follow() == std::vector<bool> {true, true, false, false});

        browser.json(web::Method::post, "/circles/closed/talk/" + base::base32_of(thread) + "/replies",
            R"({"text": "So *there*."})");
        guest.json(web::Method::post, "/people/ana/block", "{}");
        auto const reply = site.asks(
            ana, [](platform::Reading const& reading) { return reading.tx.number("select max(id) from posts"); });

        CHECK(site.asks(ana, [&](platform::Reading const& reading) {
            return source.may_get(reading.tx, thread, reply, readers);
        }) == std::vector<bool> {true, false, true, true});
        auto const pieces = site.asks(ana, [&](platform::Reading const& reading) {
            std::int64_t const things[] {reply, 1};
            return source.pieces(reading, thread, things);
        });
        REQUIRE(pieces.size() == 2);
        CHECK(pieces[0].find("<em>there</em>") != std::string::npos);
        CHECK(pieces[0].find("<form") == std::string::npos);
        CHECK(pieces[0].size() <= 4096);
        CHECK(pieces[1].empty());
        guest.json(web::Method::post, "/circles/closed/leaving", "{}");
        CHECK(may_follow() == std::vector<bool> {true, false, false, false});
    }
}

TEST_CASE("a page of a thread says where its stream begins, and of one that is closed none is opened")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    ana.json(web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?"})");
    ana.json(web::Method::post, "/circles/slips/talk", R"({"title": "Late", "text": "Why?"})");
    ana.open("/circles/slips/talk");
    ana.follow("Late");
    auto const path = ana.path();
    CHECK(ana.page().body.find("data-live=\"" + path + "/live\"") != std::string::npos);

    ana.press("Close this thread for replies");

    CHECK(ana.page().body.find("data-live=") == std::string::npos);
    CHECK(ana.open(path + "/live").status == 204);
}
