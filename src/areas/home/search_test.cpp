#include "app/testing/site.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

void raise(app::testing::Browser& browser, std::string const& title, std::string const& audience)
{
    auto const answer = browser.json(web::Method::post, "/needs",
        R"({"title": ")" + title + R"(", "subject": "science", "audience": ")" + audience + R"("})");
    REQUIRE(answer.status == 201);
}

} // namespace

TEST_CASE("what was raised is found by other endings and without Turkish letters, on both engines")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        raise(ana, "Öğretmenler İSTANBUL'da kalabalık sınıflarda", "everyone");
        site.work();

        CHECK(site.stranger().open("/search?q=istanbul").shows("kalabalık sınıflarda"));
        CHECK(site.stranger().open("/search?q=ogretmen").shows("kalabalık sınıflarda"));
        CHECK(site.stranger().open("/search?q=volkan").shows("Nothing found."));
    }
}

TEST_CASE("a need for members changes no byte of what a stranger finds")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    raise(ana, "Volcanoes without a laboratory", "everyone");
    site.work();
    auto const before = site.stranger().open("/search?q=volcanoes").body;

    raise(ana, "Volcanoes and secret volcanoes", "members");
    site.work();

    CHECK(site.stranger().open("/search?q=volcanoes").body == before);
    CHECK(ana.open("/search?q=volcanoes").shows("and secret"));
}

TEST_CASE("a need that was changed to members only is not found by strangers any more")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    raise(ana, "Volcanoes", "everyone");
    site.work();
    ana.open("/needs");
    ana.follow("Volcanoes");
    ana.follow("Change the words");
    ana.tick("Members of this network").press("Save");

    CHECK(site.stranger().open("/search?q=volcanoes").shows("Nothing found.")); // before the index knows
    site.work();
    CHECK(site.stranger().open("/search?q=volcanoes").shows("Nothing found."));
}
