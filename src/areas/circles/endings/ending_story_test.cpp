#include "app/testing/lives.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"
#include "areas/people/leaving/leave.h"

using namespace app::testing;

namespace {

void ends_in_a_month(Weeks& room)
{
    auto host = room.at(room.ana, "/ending");
    host.tick("One month more").press("Go on like this");
    CHECK(host.page().shows("The circle goes on. The new date stands below."));
    room.look();
}

} // namespace

TEST_CASE("fourteen days before its end the hosts of a circle are told, once; when the day comes its page says so, and "
          "it goes on")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        ends_in_a_month(room);
        auto const before = room.interrupted("Ana");

        room.days_pass(15);
        CHECK(room.told(room.ana).empty());
        room.days_pass(4);
        room.look();
        CHECK(room.told(room.ana)
            == std::vector<std::string> {"Your circle ends in two weeks, as it said when it began. Shall it go on?"});
        CHECK(room.told(room.bram).empty());
        CHECK(room.at(room.ana).page().shows("Decide how it goes on"));
        CHECK_FALSE(room.at(room.bram).page().shows("Decide how it goes on"));
        room.days_pass(14);
        CHECK(room.at(room.bram).page().shows("Its day has come"));
        auto host = room.at(room.ana);
        host.follow("Decide how it goes on");
        CHECK(host.page().shows("Close it with its page"));
        host.tick("It stays, without an end").press("Go on like this");
        room.look();

        CHECK(host.page().shows("The circle goes on, without an end."));
        CHECK_FALSE(room.at(room.bram).page().shows("Its day has come"));
        CHECK(room.told(room.ana).empty());
        CHECK(room.interrupted("Ana") == before + 1);
    }
}

TEST_CASE("a circle past its end is reminded of it once, then stewards see it; it is never closed by itself")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        auto const dina = room.site.joins("Dina", base::Role::steward);
        ends_in_a_month(room);
        room.days_pass(19);
        auto const before = room.interrupted("Ana");
        room.days_pass(28);
        CHECK(room.interrupted("Ana") == before + 1);
        CHECK_FALSE(room.site.signed_in(dina).open("/steward").shows("Quiet Starts"));

        room.days_pass(7);
        room.days_pass(200);

        CHECK(room.site.signed_in(dina).open("/steward").shows("“Quiet Starts” is over, and its hosts say nothing"));
        CHECK(room.interrupted("Ana") == before + 1);
        CHECK(room.at(room.bram).page().shows("Its day has come"));
        CHECK(room.at(dina).page().shows("Close it with its page"));
    }
}

TEST_CASE("closing asks for what came of it and for what did not work, and leaves one page with everything that helps")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        auto const thread = room.begins(room.bram, "Who writes first?");
        room.replies(room.can, thread);
        auto asker = room.at(room.bram, "/talk/" + thread.path_name());
        asker.press("This helped");
        auto host = room.at(room.ana, "/closing");
        host.fill("What came of it?", "We begin with a song.").press("Close the circle");
        CHECK(host.page().status == 422);
        CHECK(host.page().shows("We begin with a song."));
        CHECK(host.page().shows("Please write something here."));

        host.fill("What did not work?", "Fridays <never> worked.").fill("Whom do you thank?", "Our pupils.");
        host.press("Close the circle");
        room.site.work();

        for (auto const* words :
            {"What “Quiet Starts” leaves", "We begin with a song.", "Fridays &lt;never&gt; worked.", "Our pupils.",
                "Who writes first?", "Bram", "Can", "looked after it", "3 teachers", "Told by Ana"}) {
            INFO(words);
            CHECK(room.at(room.bram, "/legacy").page().shows(words));
        }
        CHECK_FALSE(room.at(room.bram, "/legacy").page().shows("Correct the page"));
        CHECK(room.at(room.can).page().shows("This circle has ended"));
        auto late = room.site.signed_in(room.bram);
        auto const talk = "/circles/quiet-starts/talk/" + thread.path_name();
        CHECK(late.open(talk).shows("Who writes first?"));
        CHECK(late.json(web::Method::post, talk + "/replies", R"({"text": "Late."})").status == 409);
        CHECK(room.site.stranger().open("/circles/quiet-starts/legacy").status == 404);
    }
}

TEST_CASE("for thirty days hosts correct the page or open the circle again; what was written waits for the next time")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        room.closes();
        auto host = room.at(room.ana, "/legacy");
        auto second = room.at(room.ana, "/legacy/edit");
        host.follow("Correct the page");
        host.fill("What came of it?", "We begin with two songs.").press("Keep it so");
        CHECK(host.page().shows("We begin with two songs."));
        second.fill("What came of it?", "We begin with none.").press("Keep it so");
        CHECK(second.page().status == 409);
        CHECK(second.page().shows("We begin with two songs."));

        host.press("Open it again");
        CHECK(host.page().shows("The circle is open again."));
        CHECK(host.open("/circles/quiet-starts/legacy").status == 404);
        CHECK(host.open("/circles/quiet-starts/closing").shows("We begin with two songs."));
        host.press("Close the circle");
        room.days_pass(29);
        CHECK(room.at(room.ana, "/legacy").page().shows("Open it again"));
        room.days_pass(1);

        CHECK_FALSE(room.at(room.ana, "/legacy").page().shows("Open it again"));
        CHECK_FALSE(room.at(room.ana, "/legacy").page().shows("Correct the page"));
        CHECK(room.at(room.ana, "/legacy/edit").page().status == 409);
        CHECK(room.at(room.bram, "/legacy").page().shows("We begin with two songs."));
    }
}

TEST_CASE("members, and those whose need the circle began from, are told in their letters that it ended; the need's "
          "page leads there")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        auto const deniz = room.site.joins("Deniz");
        auto const esra = room.site.joins("Esra");
        auto const need = *room.site.as(deniz, [](platform::Context& cx) {
            return needs::raise_need(cx, {.title = "Late pupils", .subject = "science"}, "en");
        });
        REQUIRE(room.site.as(esra, [&](platform::Context& cx) { return needs::say_me_too(cx, need.id, {}); }));
        auto const circle = *room.site.as(room.ana, [&](platform::Context& cx) {
            return circles::start_circle(cx, {.name = "Latecomers", .purpose = "When?", .need = need.id}, "en");
        });
        room.each_day(10);
        auto host = room.site.signed_in(room.ana);
        host.open("/circles/latecomers/closing");
        host.fill("What came of it?", "A bench at the door.")
            .fill("What did not work?", "Ringing.")
            .press("Close the circle");
        room.each_day(15);

        for (auto const* name : {"Deniz", "Esra"}) {
            INFO(name);
            CHECK(room.mails(name, "/circles/latecomers/legacy") == 1);
        }
        CHECK(room.mails("Bram", "/circles/latecomers/legacy") == 0);
        auto reader = room.site.signed_in(esra);
        CHECK(reader.open("/needs/" + need.path_name()).shows("The circle ended: what it leaves"));
        reader.follow("The circle ended: what it leaves");
        CHECK(reader.page().shows("A bench at the door."));
        CHECK(reader.page().shows("Late pupils"));
        host.open("/circles/latecomers");
        host.press("Open it again");
        CHECK_FALSE(reader.open("/needs/" + need.path_name()).shows("The circle ended"));
        CHECK(circle.need == need.id);
    }
}

TEST_CASE("what a private circle leaves is read by those who were in it, and by nobody else")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store), base::Audience::circles};
        auto const dina = room.site.joins("Dina", base::Role::steward);
        auto const deniz = room.site.joins("Deniz");
        room.closes("A secret song.");

        CHECK(room.at(room.bram, "/legacy").page().shows("A secret song."));
        CHECK(room.at(dina, "/legacy").page().status == 404);
        CHECK(room.at(deniz, "/legacy").page().status == 404);
        CHECK(room.site.stranger().open("/circles/quiet-starts/legacy").status == 404);
        CHECK(room.site.signed_in(deniz).json(web::Method::get, "/circles/quiet-starts/legacy").status == 404);
    }
}

TEST_CASE("strangers read what a public circle leaves, and are told how many were in it, not who")
{
    Weeks room {platform::testing::fresh_sqlite(), base::Audience::everyone};
    room.closes();

    auto stranger = room.site.stranger();
    stranger.open("/circles/quiet-starts/legacy");

    CHECK(stranger.page().shows("We begin with a song."));
    CHECK(stranger.page().shows("3 teachers, who are named to members of the network."));
    CHECK_FALSE(stranger.page().shows("Bram"));
    CHECK_FALSE(stranger.page().shows("Told by Ana"));
}

TEST_CASE("who is erased stands on no page of a circle any more, and her words go with her when she takes them along")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        room.closes("A song by Ana.");
        auto leaving = room.site.signed_in(room.ana);
        leaving.open("/you/leave");
        leaving.tick("Take them away").press("Erase me and leave");
        for (int minute = 0; minute < 3; ++minute) {
            room.site.work();
            room.site.clock.advance(std::chrono::minutes {1});
        }

        auto reader = room.at(room.bram, "/legacy");

        CHECK(reader.page().shows("Whoever wrote this took her words along."));
        CHECK_FALSE(reader.page().shows("A song"));
        CHECK_FALSE(reader.page().shows("Fridays"));
        CHECK_FALSE(reader.page().shows("Ana"));
        CHECK(reader.page().shows("Can"));
    }
}
