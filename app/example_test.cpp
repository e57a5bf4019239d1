#include "app/example/example.h"

#include "app/search_index.h"
#include "app/testing/site.h"
#include "areas/circles/come_and_go.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

/// Every need that a stranger may see.
std::vector<needs::NeedId> open_needs(TestSite& site)
{
    return site.asks({}, [](platform::Reading const& reading) { return needs::newest_cards(reading, 100).ids; });
}

std::int64_t people_left(TestSite& site)
{
    return site.asks({}, [](platform::Reading const& reading) {
        return std::int64_t {std::ssize(people::people_with_addresses_ending(reading.tx, app::example::domain))};
    });
}

} // namespace

TEST_CASE("what the example brought is found at once, and so is all that was there before")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};

        CHECK(app::example::load(site.machines));

        auto const size = site.asks(
            {}, [&](platform::Reading const& reading) { return app::search_size(reading.tx, site.search); });
        CHECK(size.wanted > 0);
        CHECK(size.found == size.wanted);
        auto const first = site.asks({}, [&](platform::Reading const& reading) {
            return needs::need_seen(reading, needs::newest_cards(reading, 1).ids.front());
        });
        auto const word = first->title.substr(0, first->title.find(' '));
        CHECK(site.stranger().open("/search?q=" + html::percent_encoded(first->title)).shows(word));
    }
}

TEST_CASE("the index is built anew in turns, and holds what it held")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const raise = [&](std::string const& title, bool draft) {
            CHECK(site.as(ana, [&](platform::Context& cx) {
                return needs::raise_need(cx, {.title = title, .subject = "science", .as_draft = draft}, "en");
            }));
        };
        raise("Volcanoes without a laboratory", false);
        raise("Secret volcanoes", true);

        CHECK(app::rebuild_search(site.machines) == 2); // the need, and Ana herself
        CHECK(app::rebuild_search(site.machines) == 2);

        CHECK(site.stranger().open("/search?q=volcanoes").shows("without a laboratory"));
        CHECK_FALSE(site.signed_in(ana).open("/search?q=volcanoes").shows("Secret"));
    }
}

TEST_CASE("the example goes whole, and what real people brought stays whole")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const real = site.as(ana, [&](platform::Context& cx) {
            return needs::raise_need(cx, {.title = "A real need", .subject = "science"}, "en");
        });
        REQUIRE(app::example::load(site.machines));
        site.work();
        auto const invented = open_needs(site);
        auto const example_need = invented.front() == real->id ? invented.at(1) : invented.front();
        REQUIRE(site.as(ana, [&](platform::Context& cx) { return needs::say_me_too(cx, example_need, {}); }));
        REQUIRE(site.as(ana, [&](platform::Context& cx) {
            return needs::answer_need(cx, example_need, {.text = "We tried", .link = ""});
        }));
        REQUIRE(site.as(ana, [&](platform::Context& cx) { return circles::join_circle(cx, "quiet-starts", ""); }));
        site.work();
        CHECK(site.stranger().open("/circles/quiet-starts").shows("A circle of 15 teachers"));

        auto const gone = app::example::remove(site.machines);
        site.work();

        REQUIRE(gone);
        CHECK(gone->people == 40);
        CHECK(gone->words.needs == std::ssize(invented) - 1);
        CHECK(gone->words.others_me_toos == 1);
        CHECK(gone->words.others_replies == 1);
        CHECK(open_needs(site) == std::vector {real->id});
        CHECK(people_left(site) == 0);
        CHECK(site.stranger().open("/circles/quiet-starts").status == 404);
        CHECK_FALSE(site.signed_in(ana).open("/circles").shows("Quiet Starts"));
        CHECK(site.stranger().open("/needs/" + example_need.text()).status == 404);
        CHECK(site.signed_in(ana).open("/").status == 200);
        auto const size = site.asks(
            {}, [&](platform::Reading const& reading) { return app::search_size(reading.tx, site.search); });
        CHECK(size.found == size.wanted);
        CHECK(size.found == 2); // the need, and who raised it
        CHECK_FALSE(site.stranger().open("/").shows("Example network"));
        CHECK(app::example::remove(site.machines).refusal().code == "example_not_loaded");
        CHECK(app::example::load(site.machines));
    }
}

TEST_CASE("an administrator removes the example network with one button; stewards have none")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        CHECK(app::example::load(site.machines));
        site.work();
        auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
        auto emre = site.signed_in(site.joins("Emre", base::Role::administrator));
        CHECK_FALSE(dina.open("/steward/settings").shows("Remove the example network"));
        emre.open("/steward/settings");

        CHECK(emre.press("Remove the example network").shows("The invented people are leaving."));
        site.work();

        CHECK(people_left(site) == 0);
        CHECK_FALSE(emre.open("/steward/settings").shows("example network"));
    }
}
