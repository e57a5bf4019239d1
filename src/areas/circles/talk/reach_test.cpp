#include "app/testing/staffroom.h"

using app::testing::Staffroom;

namespace {

constexpr char const* called = "Ana calls the whole circle.";
constexpr char const* asked = "This will notify 12 people.";

/// Ana begins a thread as on the page, up to the first answer.
void sends(app::testing::Browser& browser, std::string const& text)
{
    browser.open("/circles/quiet-starts/talk/new");
    browser.fill("In one sentence", "Tomorrow is free").fill("And then?", text).press("Send it to the circle");
}

} // namespace

TEST_CASE("a host who calls everyone is shown how many it tells, and sends it quietly or aloud")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        room.fills_up(0, 10);
        room.site.work();
        auto ana = room.site.signed_in(room.ana);

        sends(ana, "Hello @everyone, no meeting.");

        CHECK(ana.page().status == 409);
        CHECK(ana.page().shows(asked));
        CHECK(ana.page().shows("No other post of yours told so many people today."));
        CHECK(ana.page().shows("Hello @everyone, no meeting."));
        ana.press("Send it to the circle"); // the quieter choice is the one that stands there
        room.site.work();
        CHECK(room.told(room.bram) == std::vector<std::string> {called});
        CHECK(room.mails("Bram", called) == 0);
        CHECK(room.bell(room.ana) == 0);
        room.reads_everything(room.bram);
        sends(ana, "Hello @everyone, there is one.");
        CHECK(ana.page().shows("No other post of yours told so many people today.")); // what was quiet told nobody
        ana.tick("Tell them now").press("Send it to the circle");
        room.site.work();
        CHECK(room.mails("Bram", called) == 1);
        CHECK(room.mails("Can", called) == 1);
        sends(ana, "Hello @everyone, once more.");
        CHECK(ana.page().shows("One other post of yours told so many people today."));
    }
}

TEST_CASE("a word for everyone reaches neither who wants less of the circle, nor who has muted or blocked, but the "
          "number tells on nobody")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        room.fills_up(0, 10);
        auto const thread = room.begins(room.ana, "They arrive too late");
        room.wishes(room.bram, thread, "mute");
        room.blocks(room.can, room.ana);
        auto ana = room.site.signed_in(room.ana);

        auto const sent = ana.json(web::Method::post, "/circles/quiet-starts/talk/" + thread.path_name() + "/replies",
            R"({"text": "Hello @everyone"})");
        room.site.work();

        CHECK(sent.status == 201);
        CHECK(sent.body.find("\"notified\":12") != std::string::npos);
        CHECK(room.bell(room.bram) == 0);
        CHECK(room.bell(room.can) == 0);
    }
}

TEST_CASE("nobody but a host calls everyone, and a post that tells few is sent at once")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        room.fills_up(0, 10);
        auto bram = room.site.signed_in(room.bram);

        sends(bram, "Hello @everyone and @can.");
        room.site.work();

        CHECK(bram.path().find("/circles/quiet-starts/talk/") == 0);
        CHECK(bram.page().shows("Tomorrow is free"));
        CHECK(room.bell(room.ana) == 0);
        CHECK(room.told(room.can) == std::vector<std::string> {"Bram calls you by name in a circle."});
    }
}

TEST_CASE("a program says quiet by itself, and is told how many it told")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto bram = room.site.signed_in(room.bram);
        std::string const path = "/circles/quiet-starts/talk";

        auto const aloud = bram.json(web::Method::post, path, R"({"title": "One", "text": "Hello @can"})");
        auto const quiet
            = bram.json(web::Method::post, path, R"({"title": "Two", "text": "Hello @can", "quiet": true})");
        room.site.work();

        CHECK(aloud.body.find("\"notified\":1") != std::string::npos);
        CHECK(quiet.body.find("\"notified\":0") != std::string::npos);
        CHECK(room.bell(room.can) == 2);
        CHECK(room.mails("Can", "Bram calls you by name") == 1);
    }
}

TEST_CASE("a reply that calls many asks at the foot of its thread, with what was typed")
{
    Staffroom room {platform::testing::fresh_sqlite()};
    room.fills_up(0, 10);
    auto const thread = room.begins(room.bram, "They arrive too late");
    auto ana = room.site.signed_in(room.ana);
    ana.open("/circles/quiet-starts/talk/" + thread.path_name());

    ana.fill("Your reply", "Listen, @everyone.").press("Reply");

    CHECK(ana.page().shows(asked));
    CHECK(ana.page().shows("Listen, @everyone."));
    ana.tick("Tell them now").press("Reply");
    room.site.work();
    CHECK(room.told(room.bram) == std::vector<std::string> {"Ana answered what you began."});
    CHECK(room.told(room.can) == std::vector<std::string> {called});
}
