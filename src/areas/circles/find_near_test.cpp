#include "areas/circles/find_near.h"

#include "app/testing/site.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/write_talk.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

/// A circle of Ana's with a thread, whose audience is as told; and one sentence that is near both.
struct NearScene {
    NearScene(platform::testing::Store store, base::Audience audience)
        : site {std::move(store)}
    {
        auto const circle = *site.as(ana, [&](platform::Context& cx) {
            return circles::start_circle(cx,
                {.name = "Fractions with understanding",
                    .purpose = "Who has not understood fractions?",
                    .audience = audience},
                "en");
        });
        REQUIRE(site.as(ana, [&](platform::Context& cx) {
            return circles::start_thread(cx, circle.slug,
                {.title = "Fractions on the board", .text = "Nobody has understood fractions at the board"},
                {.text = "Nobody has understood fractions at the board"}, "en");
        }));
        site.work();
    }

    std::string panel(base::Actor const& actor)
    {
        return site.signed_in(actor).open("/needs/new?title=Nobody+has+understood+fractions").body;
    }
    std::string as_json(base::Actor const& actor)
    {
        return site.signed_in(actor).json(web::Method::get, "/needs/alike?title=Nobody+has+understood+fractions").body;
    }

    TestSite site;
    base::Actor ana = site.joins("Ana");
    base::Actor bram = site.joins("Bram");
};

bool tells(std::string const& body, std::string_view words)
{
    return body.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("while a need is written, circles and threads about the same are shown with what they are")
{
    for (auto& store : platform::testing::both_engines()) {
        NearScene scene {std::move(store), base::Audience::members};

        auto const page = scene.panel(scene.bram);

        CHECK(tells(page, "Fractions with understanding"));
        CHECK(tells(page, "Fractions on the board"));
        CHECK(tells(page, "A circle"));
        CHECK(tells(page, "Said in a circle"));
        CHECK(tells(
            scene.as_json(scene.bram), R"("kind":"circle","title":"Fractions with understanding","path":"/circles/)"));
    }
}

TEST_CASE(
    "what is said behind closed doors is shown to nobody outside while she writes a need, nor by whom she has blocked")
{
    for (auto& store : platform::testing::both_engines()) {
        NearScene scene {std::move(store), base::Audience::circles};

        CHECK_FALSE(tells(scene.panel(scene.bram), "Fractions on"));
        CHECK_FALSE(tells(scene.as_json(scene.bram), "understanding"));
        CHECK(tells(scene.panel(scene.ana), "Fractions on the board"));
    }
    NearScene scene {platform::testing::fresh_sqlite(), base::Audience::members};
    auto bram = scene.site.signed_in(scene.bram);
    bram.open("/people/ana");
    bram.press("Block");
    CHECK_FALSE(tells(scene.panel(scene.bram), "Fractions on the board"));
}
