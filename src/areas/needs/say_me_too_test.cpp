#include "areas/needs/say_me_too.h"

#include "app/testing/site.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/raise_need.h"

#include <doctest/doctest.h>

#include <thread>

using namespace needs;
using app::testing::TestSite;

namespace {

Need raised(TestSite& site, base::Actor const& author)
{
    return *site.as(author, [&](platform::Context& cx) {
        return raise_need(cx, {.title = "Forty pupils, one socket", .subject = "science"}, "en");
    });
}

base::Result<MeToo> me_too(TestSite& site, base::Actor const& actor, Need const& need, ClassContext const& context = {})
{
    return site.as(actor, [&](platform::Context& cx) { return say_me_too(cx, need.id, context); });
}

std::int64_t count(TestSite& site, Need const& need)
{
    return site.asks({}, [&](platform::Reading const& reading) { return MeTooStore {reading.tx}.count(need.id); });
}

} // namespace

TEST_CASE("said twice it counts once, and the second time tells more about the class")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const need = raised(site, site.joins("Ana"));
        auto const bram = site.joins("Bram");

        REQUIRE(me_too(site, bram, need));
        auto const told = me_too(
            site, bram, need, {.class_size = 44, .grade = "4", .setting = "village", .lacks = {"projector", "room"}});

        CHECK(count(site, need) == 1);
        auto const kept = site.asks(bram,
            [&](platform::Reading const& reading) { return MeTooStore {reading.tx}.find(need.id, *bram.person); });
        CHECK(*kept == *told);
    }
}

TEST_CASE("nobody says me too to her own need, and a stranger must first give a name")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const need = raised(site, ana);

    CHECK(me_too(site, ana, need).refusal().code == "not_ones_own_need");
    CHECK_FALSE(me_too(site, {}, need));
    CHECK(count(site, need) == 0);
}

TEST_CASE("the classes of supporters are counted by size, grade, setting and what is missing")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const need = raised(site, site.joins("Ana"));
        std::int64_t const sizes[] {20, 21, 30, 31, 50, 51, 120};
        for (auto const size : sizes) {
            auto const name = "Teacher" + std::to_string(size);
            REQUIRE(me_too(site, site.joins(name), need,
                {.class_size = size, .grade = size > 30 ? "4" : "3", .lacks = {"books", "internet"}}));
        }

        auto const [by_size, by_lack] = site.asks({}, [&](platform::Reading const& reading) {
            auto const contexts = MeTooStore {reading.tx}.contexts(need.id);
            CHECK(contexts.sizes.told == 7);
            return std::pair {contexts.sizes.spread, contexts.lacks.spread};
        });

        std::vector<std::pair<std::string, std::int64_t>> spread;
        for (auto const& line : by_size) spread.emplace_back(line.code, line.count);
        CHECK(spread
            == std::vector<std::pair<std::string, std::int64_t>> {
                {"1", 1}, {"21", 2}, {"31", 1}, {"41", 1}, {"51", 2}});
        CHECK(by_lack.size() == 2);
        CHECK(by_lack[0].count == 7);
    }
}

TEST_CASE("lists learn the new count after the commit, once")
{
    TestSite site;
    auto const need = raised(site, site.joins("Ana"));
    auto browser = site.signed_in(site.joins("Bram"));
    REQUIRE(me_too(site, site.joins("Can"), need));
    REQUIRE(me_too(site, site.joins("Ece"), need));

    site.work();
    site.work();

    CHECK(browser.open("/needs").shows("2 teachers feel this too"));
}

TEST_CASE("taken back it is gone, and may be said again")
{
    TestSite site;
    auto const need = raised(site, site.joins("Ana"));
    auto browser = site.signed_in(site.joins("Bram"));
    browser.open("/needs/" + need.id.text());

    CHECK(browser.press("Me too").shows("Counted."));
    CHECK(count(site, need) == 1);
    browser.open("/needs/" + need.id.text());
    browser.press("Take it back");
    CHECK(count(site, need) == 0);
    CHECK(browser.press("Me too").shows("Counted."));
    CHECK(count(site, need) == 1);
}

TEST_CASE("sixty-four teachers at the same moment are counted exactly, on both engines")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const need = raised(site, site.joins("Ana"));
        std::vector<base::Actor> teachers;
        for (int i = 0; i < 64; ++i) teachers.push_back(site.joins("T" + std::to_string(i)));

        std::vector<std::thread> threads;
        for (auto const& teacher : teachers) {
            threads.emplace_back([&site, &need, teacher] { CHECK(me_too(site, teacher, need)); });
        }
        for (auto& thread : threads) thread.join();

        CHECK(count(site, need) == 64);
    }
}

TEST_CASE("groups of fewer than five are not shown on the page, nor told by JSON")
{
    TestSite site;
    auto const need = raised(site, site.joins("Ana"));
    for (int i = 0; i < 9; ++i) {
        REQUIRE(me_too(site, site.joins("T" + std::to_string(i)), need, {.grade = i < 6 ? "4" : "3"}));
    }
    site.work();
    auto stranger = site.stranger();

    auto const& page = stranger.open("/needs/" + need.id.text());

    CHECK(page.shows("9 say “me too”"));
    CHECK(page.shows("fewer than 5, not shown"));
    CHECK_FALSE(page.shows("<td class=\"r\">6</td>")); // with the total it would give away the three
    CHECK(stranger.json(web::Method::get, "/needs/" + need.id.text())
              .shows(R"("grade":[{"code":"3","count":null},{"code":"4","count":null}])"));
}

TEST_CASE("a second plain tap does not wipe what was told about the class")
{
    TestSite site;
    auto const need = raised(site, site.joins("Ana"));
    auto const bram = site.joins("Bram");
    auto const told = me_too(site, bram, need, {.class_size = 44, .grade = "4"});

    auto const again = me_too(site, bram, need);

    CHECK(*again == *told);
}
