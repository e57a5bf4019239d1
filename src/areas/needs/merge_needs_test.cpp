#include "areas/needs/merge_needs.h"

#include "app/testing/site.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

Need raised(TestSite& site, base::Actor const& author, std::string const& title)
{
    return *site.as(
        author, [&](platform::Context& cx) { return raise_need(cx, {.title = title, .subject = "turkish"}, "en"); });
}

void me_too(TestSite& site, base::Actor const& actor, Need const& need)
{
    REQUIRE(site.as(actor, [&](platform::Context& cx) { return say_me_too(cx, need.id, {}); }));
}

std::int64_t count(TestSite& site, Need const& need)
{
    return site.asks({}, [&](platform::Reading const& reading) { return MeTooStore {reading.tx}.count(need.id); });
}

/// Two needs alike, by Ana and by Bram; Can and Ece feel the first, Ece and Fatma the second; Dina is a steward.
struct Scene {
    explicit Scene(platform::testing::Store store)
        : site {std::move(store)}
    {
    }

    TestSite site;
    base::Actor ana = site.joins("Ana");
    base::Actor bram = site.joins("Bram");
    base::Actor dina = site.joins("Dina", base::Role::steward);
    base::Actor ece = site.joins("Ece");
    Need slow = raised(site, ana, "Slow readers in fourth grade");
    Need alike = raised(site, bram, "They read but do not understand");

    void supporters()
    {
        me_too(site, site.joins("Can"), slow);
        me_too(site, ece, slow);
        me_too(site, bram, slow);
        me_too(site, ece, alike);
        me_too(site, site.joins("Fatma"), alike);
    }

    base::Result<Merge> proposed(base::Actor const& actor)
    {
        return site.as(actor, [&](platform::Context& cx) {
            return propose_merge(cx, slow.id, {.into = alike.id, .why = "The same class, I think"});
        });
    }
    base::Result<Merge> accepts(base::Actor const& actor, MergeId id)
    {
        return site.as(actor, [&](platform::Context& cx) { return accept_merge(cx, id); });
    }
    base::Result<Merge> undoes(base::Actor const& actor, MergeId id)
    {
        return site.as(actor, [&](platform::Context& cx) { return undo_merge(cx, id); });
    }
};

} // namespace

TEST_CASE("two needs become one when both authors have said yes, and every supporter is carried over once")
{
    for (auto& store : platform::testing::both_engines()) {
        Scene scene {std::move(store)};
        scene.supporters();
        auto const merge = scene.proposed(scene.dina);

        auto const half = scene.accepts(scene.ana, merge->id);
        CHECK_FALSE(half->done_at);
        CHECK(count(scene.site, scene.alike) == 2);
        auto const whole = scene.accepts(scene.bram, merge->id);

        CHECK(whole->done_at);
        CHECK(count(scene.site, scene.alike) == 3); // Ece, Fatma and Can; Bram wrote it
        auto browser = scene.site.stranger();
        browser.open("/needs/" + scene.slow.path_name());
        CHECK(browser.path() == "/needs/" + scene.alike.id.text());
    }
}

TEST_CASE("a merge is undone within a month to the last supporter, and not later")
{
    for (auto& store : platform::testing::both_engines()) {
        Scene scene {std::move(store)};
        scene.supporters();
        auto const merge = scene.proposed(scene.dina);
        REQUIRE(scene.accepts(scene.ana, merge->id));
        REQUIRE(scene.accepts(scene.bram, merge->id));
        scene.site.clock.advance(undo_time);

        auto const undone = scene.undoes(scene.ana, merge->id);

        REQUIRE(undone);
        CHECK(count(scene.site, scene.slow) == 3);
        CHECK(count(scene.site, scene.alike) == 2);
        CHECK(scene.site.stranger().open("/needs/" + scene.slow.path_name()).shows("Slow readers in fourth grade"));
        CHECK(scene.undoes(scene.ana, merge->id).refusal().code == "merge_not_done");
    }
    Scene late {platform::testing::fresh_sqlite()};
    auto const merge = late.proposed(late.dina);
    REQUIRE(late.accepts(late.ana, merge->id));
    REQUIRE(late.accepts(late.bram, merge->id));
    late.site.clock.advance(undo_time + base::Milliseconds {1});
    CHECK(late.undoes(late.dina, merge->id).refusal().code == "merge_too_old");
}

TEST_CASE("stewards propose, authors decide, and nobody else sees it")
{
    Scene scene {platform::testing::fresh_sqlite()};

    CHECK(scene.proposed(scene.ana).refusal().code == "only_stewards");
    auto const merge = scene.proposed(scene.dina);
    REQUIRE(merge);
    CHECK(scene.proposed(scene.dina).refusal().code == "merge_proposed_already");
    CHECK(scene.accepts(scene.dina, merge->id).refusal().code == "only_the_authors");
    CHECK(scene.accepts(scene.ece, merge->id).refusal().reason == base::Reason::not_found);
    CHECK(scene.site.signed_in(scene.ece).open("/merges/" + merge->id.text()).status == 404);
}

TEST_CASE("one no leaves both needs as they are")
{
    Scene scene {platform::testing::fresh_sqlite()};
    auto const merge = scene.proposed(scene.dina);
    auto browser = scene.site.signed_in(scene.bram);

    browser.open("/merges/" + merge->id.text());
    CHECK(browser.press("No, they are two").shows("One author said no."));

    CHECK(scene.accepts(scene.ana, merge->id).refusal().code == "merge_decided");
    CHECK(scene.site.stranger().open("/needs/" + scene.slow.path_name()).shows("Slow readers"));
}

TEST_CASE("a steward lays two needs side by side by pasting an address")
{
    Scene scene {platform::testing::fresh_sqlite()};
    auto browser = scene.site.signed_in(scene.dina);

    browser.open("/needs/" + scene.slow.path_name() + "/merges/new");
    CHECK(browser.fill("The other need", "https://ornek.org/needs/").press("Ask both authors").status == 422);
    browser.fill("The other need", "http://localhost/needs/" + scene.alike.path_name() + "?said=raised")
        .fill("A sentence to both authors", "The same?");
    auto const& page = browser.press("Ask both authors");

    CHECK(page.shows("Two needs that may be one"));
    CHECK(page.shows("They read but do not understand"));
    CHECK(scene.site.signed_in(scene.ana).open("/").shows("Two needs that may be one"));
}

TEST_CASE("what members said among themselves is not carried into a public need")
{
    Scene scene {platform::testing::fresh_sqlite()};
    auto const quiet = *scene.site.as(scene.ana, [](platform::Context& cx) {
        return raise_need(cx, {.title = "Quiet", .subject = "turkish", .audience = base::Audience::members}, "en");
    });

    auto const merge = scene.site.as(
        scene.dina, [&](platform::Context& cx) { return propose_merge(cx, quiet.id, {.into = scene.alike.id}); });

    CHECK(merge.refusal().problems.front().code == "other_audience");
}
