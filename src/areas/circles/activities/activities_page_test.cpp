#include "app/testing/council.h"
#include "areas/circles/activities/live_run.h"
#include "areas/circles/activities/run_page.h"
#include "areas/circles/activities/run_store.h"
#include "areas/people/leaving/leave.h"
#include "platform/storage/testing_remains.h"
#include "platform/web/server.h"
#include "platform/web/streams/testing_watcher.h"

using app::testing::Browser;
using app::testing::Council;
using namespace circles;
using namespace std::chrono_literals;
using web::Method;

namespace {

/// Ana's circle with its copy of a protocol, and the paths of both.
struct Workshop : Council {
    std::string activity {};
    std::string run {};

    explicit Workshop(platform::testing::Store store = platform::testing::fresh_sqlite(),
        std::string const& audience = "everyone", std::string_view protocol = "Tuning protocol")
        : Council {std::move(store), audience}
    {
        ana.open("/activities");
        ana.follow(protocol);
        ana.press("Use it in a circle");
        activity = without_query(ana.path());
    }

    static std::string without_query(std::string const& path) { return path.substr(0, path.find_first_of("?#")); }

    void begins()
    {
        ana.open(activity);
        ana.press("Hold it now");
        run = ana.path();
    }

    RunId run_id() const { return *RunId::from(run.substr(run.rfind('/') + 1)); }

    web::StreamSource& source()
    {
        for (auto const& route : site.app.routes().all()) {
            if (route.pattern == "/circles/{circle}/runs/{run}/live") return *route.source;
        }
        throw std::logic_error {"a run has no stream"};
    }
};

} // namespace

TEST_CASE("anybody reads the protocols, chooses by people and minutes, and a member takes one into her circle")
{
    for (auto& store : platform::testing::both_engines()) {
        Council council {std::move(store)};
        auto stranger = council.site.stranger();
        CHECK(stranger.open("/activities").shows("World café"));
        stranger.fill("How many are you?", "3").fill("How many minutes have you got?", "60").press("Show what fits");
        CHECK_FALSE(stranger.page().shows("World café"));
        CHECK(stranger.page().shows("Retrospective"));
        CHECK(stranger.open("/activities/consultancy").shows("Sign in to use it in a circle"));
        council.ana.open("/activities/consultancy");

        council.ana.press("Use it in a circle");

        CHECK(council.ana.page().shows("This copy belongs to the circle."));
        CHECK(council.ana.page().shows("The dilemma"));
        CHECK(council.ana.page().shows("48 minutes"));
        CHECK(council.bram.open("/circles/slips/activities").shows("Consultancy"));
        CHECK(stranger.open(Workshop::without_query(council.ana.path())).status == 200);
        CHECK(stranger.page().body.find("Hold it now") == std::string::npos);
    }
}

TEST_CASE("a copy is changed by the circle's members, its steps moved and left out without a script")
{
    for (auto& store : platform::testing::both_engines()) {
        Workshop shop {std::move(store)};
        shop.bram.open(shop.activity);
        shop.bram.follow("Change it");
        shop.bram.fill("What is it called?", "Our tuning").press("Leave it out");
        CHECK(shop.bram.page().status == 200);
        CHECK(shop.bram.page().shows("value=\"Our tuning\""));
        CHECK(shop.cem.open(shop.activity).shows("Tuning protocol")); // nothing was kept yet

        shop.bram.press("Keep it");

        CHECK(shop.bram.page().shows("The activity is changed."));
        CHECK(shop.cem.open(shop.activity).shows("Our tuning"));
        CHECK_FALSE(shop.cem.page().shows("The facilitator recalls the rules"));
        CHECK(shop.cem.page().shows("50 minutes"));
    }
}

TEST_CASE("of two who change a copy at once the second sees both texts and loses nothing")
{
    for (auto& store : platform::testing::both_engines()) {
        Workshop shop {std::move(store)};
        shop.ana.open(shop.activity + "/edit");
        shop.bram.open(shop.activity + "/edit");
        shop.bram.fill("What is it for?", "For outlines only.").press("Keep it");

        shop.ana.fill("What is it for?", "For anything.").press("Keep it");

        CHECK(shop.ana.page().status == 409);
        CHECK(shop.ana.page().shows("This was changed meanwhile."));
        CHECK(shop.ana.page().shows("For outlines only."));
        CHECK(shop.ana.page().shows("For anything."));
        shop.ana.press("Keep it");
        CHECK(shop.cem.open(shop.activity).shows("For anything."));
    }
}

TEST_CASE("a circle holds a tuning protocol: one leads, all see the same step and the same time, notes stay")
{
    for (auto& store : platform::testing::both_engines()) {
        Workshop shop {std::move(store)};
        shop.begins();
        shop.ana.press("I take it");
        CHECK(shop.cem.open(shop.run).shows("Before it begins"));
        shop.ana.press("Begin the first step");
        shop.site.clock.advance(2min);

        auto const& page = shop.bram.open(shop.run);
        CHECK(page.shows("Step 1 of 7"));
        CHECK(page.shows("Ana leads."));
        CHECK(page.shows("Ends at 19:45"));
        auto const now = std::to_string(shop.site.clock.now().ms);
        auto const ends = std::to_string((shop.site.clock.now() + 3min).ms);
        CHECK(page.shows("data-now=\"" + now + "\""));
        CHECK(page.shows("data-ends=\"" + ends + "\""));
        CHECK(shop.cem.open(shop.run).shows("data-ends=\"" + ends + "\""));
        CHECK(page.body.find("Next step") == std::string::npos);

        shop.bram.fill("What was said?", "The work, not the person.").press("Note it");
        shop.cem.fill("What was said?", "Each step keeps its time.").press("Note it");
        shop.ana.open(shop.run);
        shop.ana.press("Next step");

        CHECK(shop.ana.page().shows("Step 2 of 7"));
        CHECK(shop.ana.page().shows("The work, not the person."));
        CHECK(shop.ana.page().shows("Each step keeps its time."));
    }
}

TEST_CASE("a double click on the next step goes one step, and the second press is told how it stands")
{
    Workshop shop;
    shop.begins();
    shop.ana.press("Begin the first step");
    auto same_finger = shop.ana; // sends the very same form twice
    auto other_tab = shop.ana;
    other_tab.open(shop.run);
    shop.ana.press("Next step");
    same_finger.press("Next step");
    CHECK(same_finger.page().shows("Step 2 of 7"));

    other_tab.press("Next step");

    CHECK(other_tab.page().shows("Step 2 of 7"));
    CHECK(other_tab.page().shows("Somebody had pressed before you"));
    CHECK(other_tab.json(Method::post, shop.run + "/presses", R"({"press": "next", "seen": 1})").status == 409);
    CHECK(other_tab.json(Method::post, shop.run + "/presses", R"({"press": "next", "seen": 2})").status == 200);
}

TEST_CASE("a pause and a minute more are the same for all, and without a script the page says when the step ends")
{
    Workshop shop;
    shop.begins();
    shop.ana.press("Begin the first step");
    shop.site.clock.advance(90s);
    shop.ana.open(shop.run);
    shop.ana.press("Pause");
    shop.site.clock.advance(10min);
    CHECK(shop.bram.open(shop.run).shows("Paused with 3:30 left"));
    CHECK(shop.bram.page().shows("data-left=\"210000\""));

    shop.ana.press("Go on");
    shop.ana.press("One more minute");

    CHECK(shop.bram.open(shop.run).shows("Ends at 19:56"));
}

TEST_CASE("whoever led may have lost her connection: any member takes over")
{
    Workshop shop;
    shop.begins();
    shop.bram.open(shop.run);
    CHECK(shop.bram.json(Method::post, shop.run + "/presses", R"({"press": "next", "seen": 0})").status == 403);

    shop.bram.open(shop.run);
    shop.bram.press("Lead from here");
    shop.bram.press("Begin the first step");

    CHECK(shop.bram.page().shows("Step 1 of 7"));
    CHECK(shop.ana.open(shop.run).shows("Bram leads."));
    CHECK(shop.ana.json(Method::post, shop.run + "/presses", R"({"press": "next", "seen": 1})").status == 403);
}

TEST_CASE("roles are taken, given back and taken over")
{
    Workshop shop;
    shop.begins();
    auto const takes = [&](Browser& who, int role) {
        return who.json(Method::post, shop.run + "/roles", "{\"role\": " + std::to_string(role) + "}").status;
    };
    CHECK(takes(shop.ana, 1) == 200);
    CHECK(takes(shop.bram, 2) == 200);

    CHECK(takes(shop.cem, 2) == 200);
    shop.ana.json(Method::post, shop.run + "/roles/undo", R"({"role": 1})");
    shop.ana.json(Method::post, shop.run + "/roles/undo", R"({"role": 2})"); // not hers

    auto const run = shop.ana.json(Method::get, shop.run).body;
    CHECK(run.find(R"("roles":[{"role":2,)") != std::string::npos);
    CHECK(run.find(R"("name":"Cem")") != std::string::npos);
    CHECK(run.find(R"("name":"Bram")") == std::string::npos);
    CHECK(takes(shop.ana, 9) == 422);
}

TEST_CASE("what was noted becomes a thread with one button, once, and without names")
{
    for (auto& store : platform::testing::both_engines()) {
        Workshop shop {std::move(store)};
        shop.begins();
        shop.bram.open(shop.run);
        shop.bram.fill("What was said?", "Smaller *questions*.\nBefore noon.").press("Note it");
        CHECK(shop.ana.json(Method::post, shop.run + "/thread", "{}").status == 409);
        shop.ana.open(shop.run);
        shop.ana.press("Begin the first step");
        shop.ana.press("End it early");

        shop.ana.press("Post what we noted");

        CHECK(shop.ana.page().shows("What we noted: Tuning protocol"));
        CHECK(shop.ana.page().shows("<em>questions</em>"));
        CHECK_FALSE(shop.ana.page().shows("Bram"));
        CHECK(shop.ana.open(shop.run).shows("The circle talks about it here:"));
        CHECK(shop.ana.json(Method::post, shop.run + "/thread", "{}").status == 409);
        CHECK(shop.ana.open(shop.activity.substr(0, shop.activity.rfind('/'))).shows("Held so far"));
    }
}

TEST_CASE("a run keeps its outline when the copy changes or goes, and notes are taken away by who wrote them or a host")
{
    Workshop shop;
    shop.begins();
    shop.bram.open(shop.run);
    shop.bram.fill("What was said?", "Mine.").press("Note it");
    shop.cem.open(shop.run);
    CHECK(shop.cem.page().body.find("/removal") == std::string::npos);
    shop.ana.open(shop.activity);
    shop.ana.press("Take this activity away");
    CHECK(shop.ana.open(shop.activity).status == 404);

    shop.ana.open(shop.run);
    shop.ana.press("Take away");

    CHECK(shop.bram.open(shop.run).shows("Tuning protocol"));
    CHECK_FALSE(shop.bram.page().shows("Mine."));
}

TEST_CASE("the large view shows the step and its clock, and nothing else to read")
{
    Workshop shop;
    shop.begins();
    shop.ana.press("Begin the first step");

    shop.bram.open(shop.run);
    shop.bram.follow("Large, for the whole room");

    CHECK(shop.bram.page().shows("class=\"wall\""));
    CHECK(shop.bram.page().shows("Step 1 of 7"));
    CHECK_FALSE(shop.bram.page().shows("What was said?"));
}

TEST_CASE("a private circle's runs are nowhere for others, and its stream ends for who leaves or is suspended")
{
    for (auto& store : platform::testing::both_engines()) {
        Workshop shop {std::move(store), "circles"};
        shop.begins();
        auto const dina = shop.site.joins("Dina", base::Role::steward);
        std::vector<base::Actor> const readers {shop.ana_actor, shop.bram_actor, dina, {}};
        auto const may_follow = [&] {
            return shop.site.asks(shop.ana_actor, [&](platform::Reading const& reading) {
                return shop.source().may_follow(reading.tx, shop.run_id().value, readers);
            });
        };
        CHECK(shop.site.stranger().open(shop.run).status == 404);
        CHECK(shop.site.signed_in(dina).open(shop.run).status == 404);
        CHECK(shop.site.signed_in(dina).open(shop.activity).status == 404);
        CHECK(shop.site.stranger().open(shop.run + "/live").status == 404);
        CHECK(may_follow() == std::vector<bool> {true, true, false, false});

        shop.bram.json(Method::post, "/circles/slips/leaving", "{}");

        CHECK(may_follow() == std::vector<bool> {true, false, false, false});
        CHECK(shop.bram.open(shop.run).status == 404);
    }
}

TEST_CASE("a second reader gets the step within a moment of the press, and each note once")
{
    for (auto& store : platform::testing::both_engines()) {
        Workshop shop {std::move(store)};
        shop.begins();
        web::Server server {{.port = 0, .workers = 4}, shop.site.app};
        server.start();
        shop.site.app.streams().start();
        web::testing::Watcher second {server.port(), shop.run + "/live?after=0"};
        while (shop.site.app.streams().counts().open < 1) std::this_thread::yield();

        auto const before = std::chrono::steady_clock::now();
        shop.ana.press("Begin the first step");
        auto const step = second.next();
        auto const took = std::chrono::steady_clock::now() - before;
        shop.bram.open(shop.run);
        shop.bram.fill("What was said?", "So *there*.").press("Note it");
        auto const note = second.next();

        REQUIRE(step);
        CHECK(step->data.find("Step 1 of 7") != std::string::npos);
        CHECK(step->data.find("data-ends=") != std::string::npos);
        CHECK(step->data.find("<form") == std::string::npos);
        CHECK(step->data.size() <= 4096);
        CHECK(took < 1s);
        REQUIRE(note);
        CHECK(note->data.find("So *there*.") != std::string::npos);
        CHECK(note->data.find("<form") == std::string::npos);
    }
}

TEST_CASE("notes of somebody whom a reader has blocked are not shown to her, on the page and as they come")
{
    Workshop shop;
    shop.begins();
    shop.cem.json(Method::post, shop.run + "/notes", R"({"words": "Loud."})");
    shop.bram.json(Method::post, "/people/cem/block", "{}");
    auto const note = shop.site.asks(shop.ana_actor,
        [](platform::Reading const& reading) { return reading.tx.number("select max(id) from activity_notes"); });
    std::vector<base::Actor> const readers {shop.ana_actor, shop.bram_actor};

    auto const gets = shop.site.asks(shop.ana_actor, [&](platform::Reading const& reading) {
        return shop.source().may_get(reading.tx, shop.run_id().value, note, readers);
    });

    CHECK(gets == std::vector<bool> {true, false});
    CHECK(shop.ana.open(shop.run).shows("Loud."));
    CHECK_FALSE(shop.bram.open(shop.run).shows("Loud."));
}

TEST_CASE("who takes her words along takes her notes, her roles, and the copies that she alone has written")
{
    for (auto& store : platform::testing::both_engines()) {
        Workshop shop {std::move(store)};
        CHECK(shop.bram.json(Method::post, "/activities/fishbowl/copies", R"({"circle": "slips"})").status == 201);
        auto const hers = shop.site.asks(shop.ana_actor,
            [](platform::Reading const& reading) { return reading.tx.number("select max(id) from activities"); });
        auto const path = "/circles/slips/activities/" + base::base32_of(hers);
        shop.bram.json(Method::post, path + "/edit", R"({"name": "Bulbul", "title_1": "Bulbul", "minutes_1": 5})");
        shop.bram.json(Method::post, path + "/runs", "{}");
        shop.bram.json(Method::post, shop.activity + "/edit", R"({"name": "Ours", "title_1": "Ours", "minutes_1": 5})");
        shop.begins();
        shop.bram.json(Method::post, shop.run + "/notes", R"({"words": "Bulbul"})");
        shop.bram.json(Method::post, shop.run + "/roles", R"({"role": 1})");
        auto const exported = app::testing::send_form(shop.bram, "/you/export", "once=1").body;
        CHECK(exported.find(R"("words":"Bulbul")") != std::string::npos);
        CHECK(exported.find(R"("name":"Bulbul")") != std::string::npos);
        REQUIRE(platform::testing::values_in(*shop.site.store).find("Bulbul") != std::string::npos);

        shop.bram.open("/you/leave");
        shop.bram.tick("Take them away").press("Erase me and leave");
        for (int minute = 0; minute < 3; ++minute) {
            shop.site.work();
            shop.site.clock.advance(1min);
        }

        CHECK(platform::testing::values_in(*shop.site.store).find("Bulbul") == std::string::npos);
        CHECK(shop.ana.open(path).status == 404);
        CHECK(shop.ana.open(shop.activity).shows("Ours"));
        CHECK(shop.ana.open(shop.run).status == 200);
    }
}
