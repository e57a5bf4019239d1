#include "areas/needs/keeping.h"

#include "app/testing/site.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/keeping_store.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/merge_needs.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"
#include "areas/people/leaving/leave.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

/// Needs of Ana and of Bram; Can has both of them, with his class.
struct Leaver {
    explicit Leaver(platform::testing::Store store)
        : site {std::move(store)}
    {
        feels(can, slow);
        feels(can, alike);
    }

    Need kept_need(base::Actor const& author, std::string const& title)
    {
        return *site.as(author,
            [&](platform::Context& cx) { return raise_need(cx, {.title = title, .subject = "turkish"}, "en"); });
    }
    void feels(base::Actor const& actor, Need const& need)
    {
        REQUIRE(site.as(actor, [&](platform::Context& cx) {
            return say_me_too(cx, need.id, {.class_size = 44, .grade = "4", .named = true});
        }));
    }
    void leaves(base::Actor const& actor)
    {
        REQUIRE(
            site.as(actor, [](platform::Context& cx) { return people::leave(cx, people::Words::keep_without_name); }));
        site.work();
    }
    Merge merged()
    {
        auto const dina = site.joins("Dina", base::Role::steward);
        auto const merge = *site.as(
            dina, [&](platform::Context& cx) { return propose_merge(cx, slow.id, {.into = alike.id, .why = ""}); });
        for (auto const& author : {ana, bram})
            REQUIRE(site.as(author, [&](platform::Context& cx) { return accept_merge(cx, merge.id); }));
        site.work();
        return merge;
    }
    std::int64_t count(Need const& need)
    {
        return site.asks({}, [&](platform::Reading const& reading) {
            auto const exact = MeTooStore {reading.tx}.count(need.id);
            CHECK(MeTooStore {reading.tx}.counted(need.id).me_toos == exact);
            return exact;
        });
    }
    std::int64_t number(platform::Sql const& sql)
    {
        return site.asks({}, [&](platform::Reading const& reading) { return reading.tx.number(sql); });
    }

    TestSite site;
    base::Actor ana = site.joins("Ana");
    base::Actor bram = site.joins("Bram");
    base::Actor can = site.joins("Can");
    Need slow = kept_need(ana, "Slow readers in fourth grade");
    Need alike = kept_need(bram, "They read but do not understand");
};

} // namespace

TEST_CASE("who leaves stays in the counts, as voices of which nobody can say that they are one person's")
{
    for (auto& store : platform::testing::both_engines()) {
        Leaver scene {std::move(store)};

        scene.leaves(scene.can);

        CHECK(scene.count(scene.slow) == 1);
        CHECK(scene.count(scene.alike) == 1);
        CHECK(scene.number("select count(*) from me_toos") == 0);
        CHECK(scene.number("select count(*) from unlinked_me_toos") == 2);
        // Neither one id for both, nor two that follow each other, nor the exact size of a class.
        CHECK(scene.number("select max(id) - min(id) from unlinked_me_toos") > 1'000'000);
        CHECK(scene.number("select max(class_size) from unlinked_me_toos") == 41);
        auto const sizes = scene.site.asks({},
            [&](platform::Reading const& reading) { return MeTooStore {reading.tx}.contexts(scene.slow.id).sizes; });
        CHECK(sizes.spread == std::vector<Spread> {{"41", 1}});
    }
}

TEST_CASE("who leaves after a merge is counted once where it led, and once in each again when it is undone")
{
    for (auto& store : platform::testing::both_engines()) {
        Leaver scene {std::move(store)};
        auto const ece = scene.site.joins("Ece");
        scene.feels(ece, scene.slow);
        auto const merge = scene.merged();
        CHECK(scene.count(scene.alike) == 3); // Can, Ece who was carried over, Ana who raised the other

        scene.leaves(scene.can);
        scene.leaves(ece);

        CHECK(scene.count(scene.alike) == 3);
        CHECK(scene.number("select count(*) from need_merge_supporters") == 1); // Ana
        REQUIRE(scene.site.as(scene.bram, [&](platform::Context& cx) { return undo_merge(cx, merge.id); }));
        scene.site.work();
        CHECK(scene.count(scene.slow) == 1); // Ece; Can had said it to both and is kept where both led
        CHECK(scene.count(scene.alike) == 1);
    }
}

TEST_CASE("what somebody takes with her names the photo and the worksheets that she brought, and nobody else's")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    auto bram = site.signed_in(site.joins("Bram"));
    ana.open("/needs/new");
    ana.fill("What is hard, in one sentence?", "They come too late")
        .tick("Mathematics")
        .attach("A worksheet", "mine.pdf", "%PDF-1.7\n1\n%%EOF\n");
    ana.press("Raise it");
    auto const path = ana.path().substr(0, ana.path().find('?'));
    bram.open(path);
    bram.fill("We tried …", "This sheet").attach("A worksheet", "yours.pdf", "%PDF-1.7\n2\n%%EOF\n").press("Answer");
    auto const exported = [](app::testing::Browser& browser) {
        browser.open("/you/export");
        return browser.press("Give me the file").body;
    };

    auto const hers = exported(ana);
    auto const his = exported(bram);

    CHECK(hers.find("mine.pdf") != std::string::npos);
    CHECK(hers.find("yours.pdf") == std::string::npos);
    CHECK(his.find("yours.pdf") != std::string::npos);
    CHECK(his.find("mine.pdf") == std::string::npos);
    auto const at = his.find("/needs/", his.find("\"url\":"));
    auto const link = his.substr(at, his.find('"', at) - at);
    ana.open(path);
    ana.press("Take this need away");
    CHECK(bram.open(link).status == 200); // it is his, though nobody sees the need
    CHECK(site.stranger().open(link).status == 404);
}
