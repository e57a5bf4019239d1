#include "app/testing/site.h"
#include "areas/needs/needs.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

void decide(TestSite& site, std::string_view setting, std::string const& value)
{
    auto const kept = site.as({}, [&](platform::Context& cx) -> base::Result<base::Done> {
        site.settings.set(cx.tx, setting, value);
        return base::Done {};
    });
    CHECK(kept);
    site.settings.forget();
}

} // namespace

TEST_CASE("who reads a need whose author does not say it is what the settings say, in the form and in JSON")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        decide(site, "network.public_default", "members");
        auto ana = site.signed_in(site.joins("Ana"));
        auto const raise = [&](std::string const& more) {
            return ana.json(web::Method::post, "/needs", R"({"title": "Late", "subject": "science")" + more + "}");
        };

        ana.open("/needs/new");
        ana.fill("What is hard, in one sentence?", "They come too late").fill("Science", "science").press("Raise it");

        CHECK(ana.page().shows("They come too late"));
        CHECK_FALSE(site.stranger().open("/needs").shows("They come too late"));
        CHECK(raise("").shows(R"("audience":"members")"));
        CHECK(raise(R"(, "audience": "everyone")").shows(R"("audience":"everyone")"));
        decide(site, "network.public_default", "everyone");
        CHECK(raise("").shows(R"("audience":"everyone")"));
    }
}
