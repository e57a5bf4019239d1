#include "areas/needs/merge_needs.h"

#include "app/testing/site.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"
#include "areas/people/leaving/leave.h"

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
        auto accepted = site.as(actor, [&](platform::Context& cx) { return accept_merge(cx, id); });
        site.work();
        return accepted;
    }
    base::Result<Merge> undoes(base::Actor const& actor, MergeId id)
    {
        auto undone = site.as(actor, [&](platform::Context& cx) { return undo_merge(cx, id); });
        site.work();
        return undone;
    }
    Merge merged()
    {
        auto const merge = proposed(dina);
        REQUIRE(merge);
        REQUIRE(accepts(ana, merge->id));
        return *accepts(bram, merge->id);
    }
    Reply answers(base::Actor const& actor, Need const& need, std::string const& text)
    {
        return *site.as(
            actor, [&](platform::Context& cx) { return answer_need(cx, need.id, {.text = text, .link = ""}); });
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
        CHECK(count(scene.site, scene.alike) == 4); // Ece, Fatma and Can, and Ana who raised the other; Bram wrote it
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

TEST_CASE(
    "what was answered to a need that became part of another is read there, under its own words, and goes back with it")
{
    for (auto& store : platform::testing::both_engines()) {
        Scene scene {std::move(store)};
        auto const told = scene.answers(scene.ece, scene.slow, "We read aloud in pairs");
        scene.answers(scene.ece, scene.alike, "We ask before we read");

        auto const merge = scene.merged();

        auto const path = "/needs/" + scene.alike.id.text();
        auto stranger = scene.site.stranger();
        stranger.open(path);
        CHECK(stranger.page().shows("We read aloud in pairs"));
        CHECK(stranger.page().shows("We ask before we read"));
        CHECK(stranger.page().shows("An answer to “Slow readers in fourth grade”"));
        CHECK(stranger.page().shows("The same in other words"));
        auto const json = stranger.json(web::Method::get, path);
        CHECK(json.shows(R"("need":")" + scene.slow.id.text()));
        CHECK(json.shows(R"("wordings":[{"id":")" + scene.slow.id.text()));
        CHECK(scene.site.asks({}, [&](platform::Reading const& reading) {
            return MeTooStore {reading.tx}.counted(scene.alike.id).replies;
        }) == 2);
        REQUIRE(scene.site.as(scene.ece, [&](platform::Context& cx) { return hide_reply(cx, told.id); }));
        scene.site.work();
        CHECK_FALSE(stranger.open(path).shows("We read aloud in pairs"));
        scene.answers(scene.dina, scene.alike, "We read less");

        REQUIRE(scene.undoes(scene.bram, merge.id));

        CHECK_FALSE(stranger.open(path).shows("The same in other words"));
        CHECK(stranger.page().shows("We read less"));
        CHECK(stranger.open("/needs/" + scene.slow.id.text()).shows("Slow readers in fourth grade"));
        CHECK(scene.site.asks({}, [&](platform::Reading const& reading) {
            return MeTooStore {reading.tx}.counted(scene.alike.id).replies;
        }) == 2);
    }
}

TEST_CASE("supporters beyond one turn are carried over and back to the last one")
{
    for (auto& store : platform::testing::both_engines()) {
        Scene scene {std::move(store)};
        for (int i = 0; i < 230; ++i) me_too(scene.site, scene.site.joins("T" + std::to_string(i)), scene.slow);

        auto const merge = scene.merged();

        CHECK(count(scene.site, scene.alike) == 231);
        REQUIRE(scene.undoes(scene.ana, merge.id));
        CHECK(count(scene.site, scene.alike) == 0);
        CHECK(count(scene.site, scene.slow) == 230);
    }
}

TEST_CASE("a merge that was undone before all were carried over leaves nobody behind")
{
    Scene scene {platform::testing::fresh_sqlite()};
    scene.supporters();
    auto const merge = scene.proposed(scene.dina);
    REQUIRE(scene.accepts(scene.ana, merge->id));

    REQUIRE(scene.site.as(scene.bram, [&](platform::Context& cx) { return accept_merge(cx, merge->id); }));
    REQUIRE(scene.undoes(scene.bram, merge->id));

    CHECK(count(scene.site, scene.slow) == 3);
    CHECK(count(scene.site, scene.alike) == 2);
}

TEST_CASE("a need that became part of one that became part of a third comes back only after the third let go")
{
    for (auto& store : platform::testing::both_engines()) {
        Scene scene {std::move(store)};
        scene.supporters();
        scene.answers(scene.ece, scene.slow, "We read aloud in pairs");
        auto const third = raised(scene.site, scene.ece, "Nobody understands");
        auto const first = scene.merged();
        auto const second = *scene.site.as(scene.dina,
            [&](platform::Context& cx) { return propose_merge(cx, scene.alike.id, {.into = third.id, .why = ""}); });
        REQUIRE(scene.accepts(scene.bram, second.id));
        REQUIRE(scene.accepts(scene.ece, second.id));
        CHECK(count(scene.site, third) == 4); // Fatma, Can, Ana, Bram; Ece wrote it
        CHECK(scene.site.stranger().open("/needs/" + third.id.text()).shows("We read aloud in pairs"));

        CHECK(scene.undoes(scene.ana, first.id).refusal().code == "merge_went_on");
        REQUIRE(scene.undoes(scene.dina, second.id));
        REQUIRE(scene.undoes(scene.ana, first.id));

        CHECK(count(scene.site, third) == 0);
        CHECK(count(scene.site, scene.alike) == 2);
        CHECK(count(scene.site, scene.slow) == 3);
    }
}

TEST_CASE("any steward withdraws a proposal that nobody decided, and both needs are free for another one")
{
    for (auto& store : platform::testing::both_engines()) {
        Scene scene {std::move(store)};
        auto const merge = scene.proposed(scene.dina);
        auto emine = scene.site.signed_in(scene.site.joins("Emine", base::Role::steward));

        emine.open("/needs/" + scene.slow.path_name());
        emine.follow("Two needs that may be one");
        CHECK(emine.press("Withdraw the proposal").shows("This proposal has ended"));

        CHECK(scene.accepts(scene.ana, merge->id).refusal().code == "merge_proposal_over");
        CHECK(scene.proposed(scene.dina));
    }
}

TEST_CASE("a proposal that nobody answers ends after thirty days, and so does one whose author has left")
{
    for (auto& store : platform::testing::both_engines()) {
        Scene scene {std::move(store)};
        auto const merge = scene.proposed(scene.dina);
        scene.site.clock.advance(answer_time + base::Milliseconds {1});
        CHECK(scene.accepts(scene.ana, merge->id).refusal().code == "merge_proposal_over");
        CHECK_FALSE(scene.site.signed_in(scene.ana).open("/").shows("Two needs that may be one"));
        auto const again = scene.proposed(scene.dina);
        REQUIRE(again);

        REQUIRE(scene.site.as(
            scene.bram, [](platform::Context& cx) { return people::leave(cx, people::Words::keep_without_name); }));
        scene.site.work();

        CHECK(scene.accepts(scene.ana, again->id).refusal().code == "merge_proposal_over");
    }
}
