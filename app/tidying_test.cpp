#include "platform/jobs/tidying.h"

#include "app/testing/site.h"
#include "areas/needs/guest_me_too.h"
#include "areas/needs/raise_need.h"
#include "areas/people/ask_code.h"
#include "platform/web/sessions.h"

#include <doctest/doctest.h>

using app::testing::TestSite;
using namespace std::chrono_literals;

namespace {

std::int64_t rows(TestSite& site, platform::Sql count)
{
    return site.asks({}, [&](platform::Reading const& reading) { return reading.tx.number(count); });
}

} // namespace

TEST_CASE("once a day goes what is over: answers kept for repeats, codes, guests who never confirmed, sessions")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto browser = site.signed_in(ana);
        auto const need = site.as(ana, [&](platform::Context& cx) {
            return needs::raise_need(cx, {.title = "Late", .subject = "science"}, "en");
        });
        browser.open("/needs/" + need->id.text());
        browser.press("It is answered");
        auto stranger = site.stranger();
        stranger.open("/sign-in");
        stranger.fill("Your e-mail", "carla@school.example");
        stranger.press("Send me the code");
        site.work();
        REQUIRE(rows(site, "select count(*) from idempotency_keys") == 1);
        REQUIRE(rows(site, "select count(*) from sign_in_codes") == 1);
        REQUIRE(rows(site, "select count(*) from sessions") == 1);

        site.clock.advance(25h);
        site.work();

        CHECK(rows(site, "select count(*) from idempotency_keys") == 0);
        CHECK(rows(site, "select count(*) from sign_in_codes") == 0);
        CHECK(rows(site, "select count(*) from sessions") == 1);
        site.clock.advance(91 * 24h);
        site.work();
        CHECK(rows(site, "select count(*) from sessions") == 0);
    }
}

TEST_CASE("a wish without an account goes when its link is over, not before")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const need = site.as(ana,
        [&](platform::Context& cx) { return needs::raise_need(cx, {.title = "Late", .subject = "science"}, "en"); });
    REQUIRE(site.as({}, [&](platform::Context& cx) {
        return needs::ask_as_guest(cx, need->id, {.first_name = "Carla", .email = "carla@school.example"}, "en");
    }));

    site.clock.advance(29 * 24h);
    site.work();
    CHECK(rows(site, "select count(*) from guest_me_toos") == 1);
    site.clock.advance(48h);
    site.work();
    CHECK(rows(site, "select count(*) from guest_me_toos") == 0);
}

TEST_CASE("what is over goes in turns of two hundred")
{
    TestSite site;
    std::vector<int> limits;
    std::int64_t left = 450;

    auto const done = platform::tidy(site.machines, {{"something", [&](platform::Tx&, base::Time, int limit) {
                                                          limits.push_back(limit);
                                                          auto const removed = std::min<std::int64_t>(left, limit);
                                                          left -= removed;
                                                          return removed;
                                                      }}});

    CHECK(done);
    CHECK(left == 0);
    CHECK(limits == std::vector<int> {200, 200, 200});
}
