#include "app/search_index.h"

#include "app/testing/site.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

TEST_CASE("when a program knows more rules of the search than its index, the index follows by itself")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    site.work();
    platform::write(site.machines.database, [&](platform::Tx& tx) {
        site.machines.search.clear(tx);
        site.machines.settings.set(tx, "search.rules", "1");
    });
    site.machines.settings.forget();
    CHECK(ana.open("/search?q=ana").shows("Nothing found."));

    std::ignore = app::follow_search_rules(site.machines, {});

    CHECK(ana.open("/search?q=ana").shows("One found"));
}
