#include "app/testing/site.h"
#include "areas/people/people.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

TEST_CASE("blocking somebody is one's own affair: stored, listed, undone, and never told")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const bram = site.joins("Bram");
        auto browser = site.signed_in(ana);
        auto const blocks = [&](base::Actor const& by, base::Actor const& of) {
            return site.asks(by,
                [&](platform::Reading const& reading) { return people::blocked(reading.tx, *by.person, *of.person); });
        };

        browser.open("/people/bram");
        browser.press("Block");
        CHECK(blocks(ana, bram));
        CHECK_FALSE(blocks(bram, ana));
        CHECK(browser.open("/you/blocked").shows("Bram"));
        CHECK_FALSE(site.signed_in(bram).open("/people/ana").shows("blocked"));

        browser.press("Unblock");
        CHECK_FALSE(blocks(ana, bram));
    }
}

TEST_CASE("nobody blocks herself")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));

    CHECK(ana.json(web::Method::post, "/people/ana/block", "{}").status == 403);
}
