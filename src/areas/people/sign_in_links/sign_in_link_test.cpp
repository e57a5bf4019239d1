#include "areas/people/sign_in_links/sign_in_link.h"

#include "app/testing/site.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

std::string link_for(TestSite& site, base::Actor const& actor)
{
    return *site.as({}, [&](platform::Context& cx) { return people::make_sign_in_link(cx, *actor.person, site.keys); });
}

} // namespace

TEST_CASE("a link made at the machine signs in once, by its button")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const link = link_for(site, site.joins("Ana"));
        auto browser = site.stranger();

        browser.open(link);
        CHECK(browser.open(link).shows("Come in, Ana"));
        browser.press("Sign me in here");

        CHECK(browser.open("/you").status == 200);
        CHECK(site.stranger().open(link).status == 404);
    }
}

TEST_CASE("after ten minutes, or with a changed sign, the link opens nothing")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const link = link_for(site, ana);
    auto changed = link;
    changed.back() = changed.back() == '0' ? '1' : '0';

    CHECK(site.stranger().open(changed).status == 404);
    site.clock.advance(std::chrono::minutes {11});
    CHECK(site.stranger().open(link).status == 404);
}
