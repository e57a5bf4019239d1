#include "areas/needs/hide_need.h"

#include "app/testing/site.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/merge_needs.h"
#include "areas/needs/need_store.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"
#include "areas/notices/notices.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace needs;
using app::testing::TestSite;

namespace {

std::string const worksheet = "%PDF-1.7\n% the class list\n%%EOF\n";

/// Ana's need with a worksheet, Bram's answer and Can's "me too"; Dina is a steward.
struct Named {
    explicit Named(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
        // A Wednesday morning, so that mails go out at once.
        site.clock.set(platform::time_of(
            *platform::system_zones().find("Europe/Istanbul"), {.year = 2026, .month = 11, .day = 25, .hour = 10}));
        auto browser = site.signed_in(ana);
        browser.open("/needs/new");
        browser.fill("What is hard, in one sentence?", "Zeynep comes too late")
            .tick("Mathematics")
            .attach("A worksheet", "list.pdf", worksheet);
        browser.press("Raise it");
        path = browser.path().substr(0, browser.path().find('?'));
        auto const& page = browser.page().body;
        auto const at = page.find("/worksheets/");
        file = path.substr(0, path.find('-')) + page.substr(at, page.find('"', at) - at);
        need = *NeedId::from(path.substr(7, path.find('-') - 7));
        REQUIRE(site.as(bram,
            [&](platform::Context& cx) { return answer_need(cx, need, {.text = "We rang her father", .link = ""}); }));
        REQUIRE(site.as(can, [&](platform::Context& cx) { return say_me_too(cx, need, {}); }));
        site.work();
    }

    /// Bram reports it, Dina decides.
    void reported()
    {
        auto browser = site.signed_in(bram);
        browser.open(path);
        browser.follow("Report to a steward");
        browser.tick("A pupil may be recognised").press("Send it to a steward");
    }
    void decided_to_hide()
    {
        auto browser = site.signed_in(dina);
        browser.open("/steward/reports");
        browser.tick("Take the need out of sight").fill("Why", "It names a pupil.").press("Decide");
        CHECK(browser.page().shows("Zeynep comes too late")); // among those out of sight
        site.work();
    }

    bool anywhere(base::Actor const& actor)
    {
        auto browser = actor.person ? site.signed_in(actor) : site.stranger();
        auto const shows = [&](std::string const& page) { return browser.open(page).shows("comes too late"); };
        return shows(path) || shows("/needs") || shows("/") || shows("/search?q=Zeynep")
            || browser.json(web::Method::get, "/needs").shows("comes too late") || browser.open(file).status == 200;
    }

    TestSite site;
    base::Actor ana = site.joins("Ana");
    base::Actor bram = site.joins("Bram");
    base::Actor can = site.joins("Can");
    base::Actor dina = site.joins("Dina", base::Role::steward);
    std::string path {};
    std::string file {};
    NeedId need {};
};

} // namespace

TEST_CASE(
    "a need that names a pupil is hidden by a steward: nobody but its author and stewards finds it, its files neither")
{
    for (auto& store : platform::testing::both_engines()) {
        Named named {std::move(store)};
        CHECK(named.anywhere({}));
        CHECK(named.site.stranger().open(named.file).status == 200);
        named.reported();

        named.decided_to_hide();

        CHECK_FALSE(named.anywhere({}));
        CHECK_FALSE(named.anywhere(named.bram));
        CHECK(named.site.stranger().open(named.path).status == 404);
        CHECK(named.site.signed_in(named.bram).open(named.path).status == 404);
        CHECK(named.site.stranger().json(web::Method::get, named.path).status == 404);
        auto ana = named.site.signed_in(named.ana);
        CHECK(ana.open(named.path).shows("It names a pupil."));
        CHECK(ana.page().shows("You can change its words"));
        CHECK(named.site.signed_in(named.dina).open(named.path).shows("only its author and stewards see it"));
        CHECK(named.site.signed_in(named.can).json(web::Method::post, named.path + "/me-too/undo", "{}").status == 404);
    }
}

TEST_CASE("its author is told why a need is out of sight, mends it, and a steward shows it again with its answers")
{
    for (auto& store : platform::testing::both_engines()) {
        Named named {std::move(store)};
        named.reported();
        named.decided_to_hide();
        auto ana = named.site.signed_in(named.ana);

        CHECK(ana.open("/notices").shows("A steward took your need out of sight"));
        CHECK(std::ranges::any_of(named.site.letters(),
            [](std::string const& letter) { return letter.find("It names a pupil.") != std::string::npos; }));
        CHECK(ana.json(web::Method::post, named.path + "/showing", "{}").status == 403);
        ana.open(named.path + "/edit");
        ana.fill("What is hard, in one sentence?", "Some come too late").press("Save");
        CHECK(named.site.stranger().open(named.path).status == 404);
        auto dina = named.site.signed_in(named.dina);
        dina.open(named.path);
        dina.press("Show it again");
        named.site.work();

        auto stranger = named.site.stranger();
        CHECK(stranger.open("/needs").shows("Some come too late"));
        CHECK(stranger.open(named.path).shows("We rang her father"));
        CHECK(dina.json(web::Method::post, named.path + "/showing", "{}").status == 403);
    }
}

TEST_CASE("an author takes her need away: it is seen by nobody else, and what others answered stays theirs")
{
    for (auto& store : platform::testing::both_engines()) {
        Named named {std::move(store)};
        auto ana = named.site.signed_in(named.ana);

        ana.open(named.path);
        CHECK(ana.press("Take this need away").shows("You took this need away"));
        named.site.work();

        CHECK_FALSE(named.anywhere({}));
        CHECK_FALSE(named.anywhere(named.bram));
        CHECK(named.site.signed_in(named.dina).open(named.path).status == 404);
        auto bram = named.site.signed_in(named.bram);
        bram.open("/you/export");
        CHECK(bram.press("Give me the file").shows("We rang her father"));
        ana.open("/needs");
        CHECK(ana.page().shows("Yours, out of sight"));
        ana.follow("Zeynep comes too late");
        ana.press("Show it again");
        named.site.work();
        CHECK(named.anywhere({}));
        CHECK(named.site.stranger().open(named.path).shows("We rang her father"));
    }
}

TEST_CASE("what its author took away can be hidden by a steward as well, and then only a steward shows it")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const dina = site.joins("Dina", base::Role::steward);
    auto const need = *site.as(
        ana, [](platform::Context& cx) { return raise_need(cx, {.title = "Late", .subject = "classroom"}, "en"); });
    auto const shown = [&](base::Actor const& actor) {
        return site.as(actor, [&](platform::Context& cx) { return show_need_again(cx, need.id); });
    };
    REQUIRE(site.as(ana, [&](platform::Context& cx) { return take_need_away(cx, need.id); }));

    REQUIRE(site.as(dina, [&](platform::Context& cx) { return hide_need(cx, need.id, "A pupil."); }));

    CHECK(site.as(ana, [&](platform::Context& cx) { return take_need_away(cx, need.id); }).refusal().code
        == "need_out_of_sight");
    CHECK(shown(ana).refusal().code == "only_stewards");
    CHECK(shown(dina)->state == State::taken_away);
    CHECK(shown(ana)->state == State::open);
    CHECK(shown(ana).refusal().code == "need_in_sight");
}

TEST_CASE("a supporter's bell is silent about a need that is out of sight, and rings again when it is shown")
{
    for (auto& store : platform::testing::both_engines()) {
        Named named {std::move(store)};
        auto const other = *named.site.as(named.dina, [](platform::Context& cx) {
            return raise_need(cx, {.title = "Others too", .subject = "classroom"}, "en");
        });
        auto const merge = *named.site.as(named.site.joins("Eda", base::Role::steward),
            [&](platform::Context& cx) { return propose_merge(cx, named.need, {.into = other.id, .why = ""}); });
        for (auto const& author : {named.ana, named.dina})
            REQUIRE(named.site.as(author, [&](platform::Context& cx) { return accept_merge(cx, merge.id); }));
        named.site.work();
        auto can = named.site.signed_in(named.can);
        auto const told = [&] { return can.json(web::Method::get, "/notices").shows("carried_over"); };
        auto const unread = [&] {
            return named.site.asks(named.can,
                [&](platform::Reading const& reading) { return notices::unread(reading.tx, *named.can.person); });
        };
        CHECK(told());
        CHECK(unread() == 1);

        REQUIRE(named.site.as(named.dina, [&](platform::Context& cx) { return take_need_away(cx, other.id); }));
        named.site.work();

        CHECK_FALSE(told());
        CHECK(unread() == 0);
        CHECK(can.open(named.path).shows("Zeynep comes too late")); // its own page is read again
        REQUIRE(named.site.as(named.dina, [&](platform::Context& cx) { return show_need_again(cx, other.id); }));
        named.site.work();
        CHECK(told());
        CHECK(unread() == 1);
    }
}

TEST_CASE("a proposal about a need that goes out of sight ends")
{
    Named named;
    auto const other = *named.site.as(named.bram,
        [](platform::Context& cx) { return raise_need(cx, {.title = "Others too", .subject = "classroom"}, "en"); });
    auto const merge = *named.site.as(named.dina,
        [&](platform::Context& cx) { return propose_merge(cx, other.id, {.into = named.need, .why = ""}); });

    REQUIRE(named.site.as(named.ana, [&](platform::Context& cx) { return take_need_away(cx, named.need); }));
    named.site.work();

    CHECK(named.site.as(named.bram, [&](platform::Context& cx) { return accept_merge(cx, merge.id); }).refusal().code
        == "merge_proposal_over");
    auto bram = named.site.signed_in(named.bram);
    CHECK_FALSE(bram.json(web::Method::get, "/notices").shows("merge_asked"));
    CHECK(bram.open("/merges/" + merge.id.text()).shows("A need that is out of sight"));
    CHECK_FALSE(bram.page().shows("comes too late"));
}

TEST_CASE("who leaves and keeps her words behind takes along what nobody else could see")
{
    for (auto& store : platform::testing::both_engines()) {
        Named named {std::move(store)};
        named.reported();
        named.decided_to_hide();
        auto browser = named.site.signed_in(named.ana);

        browser.open("/you/leave");
        browser.tick("Keep them without my name").press("Erase me and leave");
        named.site.work();

        CHECK_FALSE(named.site.asks(
            named.dina, [&](platform::Reading const& reading) { return NeedStore {reading.tx}.find(named.need); }));
    }
}
