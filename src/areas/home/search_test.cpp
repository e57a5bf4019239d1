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

TEST_CASE("what is said in circles is found, and a search may be narrowed down")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        raise(ana, "Volcanoes without a laboratory", "everyone");
        ana.json(web::Method::post, "/circles",
            R"({"name": "Volcano makers", "purpose": "What glows?", "audience": "everyone"})");
        ana.json(web::Method::post, "/circles/volcano-makers/talk",
            R"({"title": "Glow", "text": "A **volcano** of baking powder"})");
        site.work();
        auto stranger = site.stranger();

        CHECK(stranger.open("/search?q=volcano").shows("3 found"));
        CHECK(stranger.page().shows("baking powder"));
        CHECK(stranger.open("/search?q=volcano&in=post").shows("One found"));
        CHECK(stranger.open("/search?q=volcano&in=circle").shows("Volcano</mark> makers"));
        CHECK(stranger.open("/search?q=volcano&subject=science").shows("One found"));
        CHECK(stranger.open("/search?q=volcano&year=2001").shows("Nothing found."));
        CHECK(stranger.open("/search?q=volcano&in=pupils").status == 422);
    }
}

TEST_CASE("what is said in a private circle changes no byte of anybody's search who is not in it")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        auto bram = site.signed_in(site.joins("Bram"));
        auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
        raise(ana, "Volcanoes without a laboratory", "everyone");
        site.work();
        std::vector<std::string> before;
        for (auto* browser : {&bram, &dina})
            before.push_back(browser->json(web::Method::get, "/search?q=volcanoes").body);

        ana.json(
            web::Method::post, "/circles", R"({"name": "Volcanoes", "purpose": "Volcanoes?", "audience": "circles"})");
        for (int i = 0; i < 5; ++i)
            ana.json(web::Method::post, "/circles/volcanoes/talk",
                R"({"title": "Volcanoes", "text": "Volcanoes volcanoes"})");
        site.work();

        CHECK(bram.json(web::Method::get, "/search?q=volcanoes").body == before[0]);
        CHECK(dina.json(web::Method::get, "/search?q=volcanoes").body == before[1]);
        CHECK(ana.open("/search?q=volcanoes").shows("7 found"));
        ana.json(web::Method::post, "/circles/volcanoes/invitations", R"({"person": "bram"})");
        bram.json(web::Method::post, "/circles/volcanoes/joining", "{}");
        CHECK(bram.open("/search?q=volcanoes").shows("7 found"));
        bram.json(web::Method::post, "/circles/volcanoes/leaving", "{}");
        CHECK(bram.json(web::Method::get, "/search?q=volcanoes").body == before[0]);
    }
}

TEST_CASE("a circle that is shown to fewer is found by fewer, with everything that was said in it")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    ana.json(web::Method::post, "/circles", R"({"name": "Glow", "purpose": "What glows?", "audience": "everyone"})");
    ana.json(web::Method::post, "/circles/glow/talk", R"({"title": "Powder", "text": "A volcano"})");
    site.work();
    CHECK(site.stranger().open("/search?q=volcano").shows("One found"));

    ana.json(web::Method::post, "/circles/glow/edit",
        R"({"name": "Glow", "purpose": "What glows?", "audience": "members"})");
    CHECK_FALSE(site.stranger().open("/search?q=volcano").shows("/posts/")); // before the index knows
    site.work();

    CHECK(site.stranger().open("/search?q=volcano").shows("Nothing found."));
    CHECK(ana.open("/search?q=volcano").shows("One found"));
}

TEST_CASE("a member is found by members, by her name and by what she shows to all of them, and by nobody else")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        auto bram = site.signed_in(site.joins("Bram Volkan"));
        bram.json(web::Method::post, "/you/profile",
            R"({"name": "Bram Volkan", "subjects": ["science"], "help": "Tide pools", "audience_help": "members"})");
        site.work();

        CHECK(ana.open("/search?q=volkan").shows("One found"));
        CHECK(ana.page().shows("/people/bram-volkan"));
        CHECK(ana.open("/search?q=tide&in=person").shows("One found"));
        CHECK(ana.open("/search?q=tide&subject=science").shows("One found"));
        CHECK(ana.open("/search?q=tide&in=need").shows("Nothing found."));
        CHECK(site.stranger().open("/search?q=volkan").shows("Nothing found."));

        bram.json(web::Method::post, "/you/profile",
            R"({"name": "Bram Volkan", "help": "Tide pools", "audience_help": "circles"})");
        site.work();
        CHECK(ana.open("/search?q=tide").shows("Nothing found."));

        ana.json(web::Method::post, "/people/bram-volkan/block", "{}");
        CHECK_FALSE(ana.open("/search?q=volkan").shows("/people/bram-volkan"));
    }
}

TEST_CASE("whoever is suspended is found no more, and again when she is let back")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana", base::Role::administrator));
    auto const members = "/steward/members/" + site.joins("Bram Volkan").person->text();
    site.work();
    CHECK(ana.open("/search?q=volkan").shows("/people/bram-volkan"));

    ana.json(web::Method::post, members + "/suspension", R"({"reason": "Advertises watches"})");
    site.work();
    CHECK(ana.open("/search?q=volkan").shows("Nothing found."));

    ana.json(web::Method::post, members + "/suspension/end", "{}");
    site.work();
    CHECK(ana.open("/search?q=volkan").shows("/people/bram-volkan"));
}

TEST_CASE("a search may be held in one kind of talk, one province, one circle of hers")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    ana.json(web::Method::post, "/circles",
        R"({"name": "Volcano makers", "purpose": "What glows?", "audience": "members"})");
    ana.json(web::Method::post, "/circles/volcano-makers/talk",
        R"({"title": "Glow", "text": "A volcano of baking powder", "kind": "failure"})");
    ana.json(web::Method::post, "/circles/volcano-makers/talk",
        R"({"title": "More", "text": "A volcano of sand", "kind": "question"})");
    site.work();

    CHECK(ana.open("/search?q=volcano&in=failure").shows("One found"));
    CHECK(ana.page().shows("baking powder"));
    CHECK(ana.open("/search?q=volcano&place=1").shows("Nothing found."));
    auto const found = ana.open("/search?q=volcano").body;
    CHECK(found.find(">Volcano makers</option>") != std::string::npos);
}

TEST_CASE("who typed a rare word finds what is like it, is told so, and may have only what she typed")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    raise(ana, "Fractions", "everyone");
    site.work();

    CHECK(ana.open("/search?q=fractons").shows("One found"));
    CHECK(ana.page().shows("With words that look like yours, too."));
    ana.follow("Only exactly “fractons”");
    CHECK(ana.page().shows("Nothing found."));
    ana.follow("Similar words too");
    CHECK(ana.page().shows("One found"));
}
