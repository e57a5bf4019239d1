#include "app/testing/staffroom.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"
#include "areas/notices/tell.h"

using app::testing::Staffroom;
using Words = std::vector<std::string>;
using namespace std::chrono_literals;

namespace {

constexpr char const* called = "Bram calls you by name in a circle.";
constexpr char const* answered = "Bram answered what you began.";

} // namespace

TEST_CASE("whoever is called by name in a circle is told once, by mail too, and led to the post")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");

        auto const post = room.replies(room.bram, thread, {*room.can.person, *room.bram.person});

        CHECK(room.told(room.can) == Words {called});
        CHECK(room.bell(room.can) == 1);
        CHECK(room.bell(room.bram) == 0);
        CHECK(room.mails("Can", called) == 1);
        CHECK(room.mails("Can", "Message-ID: <notice-") == 2); // the other when she was asked in
        CHECK(room.mails("Can", "> We tried slips.") == 1);
        CHECK(room.mails("Can", "List-Unsubscribe-Post: List-Unsubscribe=One-Click") == 2);
        auto browser = room.site.signed_in(room.can);
        CHECK(browser.open("/").shows(called));
        CHECK(browser.open("/notices").shows("“They arrive too late”"));
        browser.press("Read it");
        CHECK(browser.path().find("/circles/quiet-starts/talk/") == 0);
        CHECK(browser.page().body.find(post.id.text()) != std::string::npos);
        CHECK(room.bell(room.can) == 0);
        CHECK(browser.open("/notices").shows("Look at it again"));
    }
}

TEST_CASE("nobody is told by whom she has blocked, of what she has muted, or of what she may not read")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store), base::Audience::circles};
        auto const carla = room.site.joins("Carla");
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const other = room.begins(room.can, "Whose turn is it?");
        room.reads_everything(room.ana);
        room.blocks(room.can, room.bram);
        room.wishes(room.ana, thread, "mute");

        room.replies(room.bram, thread, {*room.can.person, *carla.person});
        room.replies(room.bram, other);

        CHECK(room.bell(room.ana) == 0);
        CHECK(room.bell(room.can) == 0);
        CHECK(room.bell(carla) == 0);
        CHECK(room.mails("Carla", "Message-ID: <notice-") == 0);
    }
}

TEST_CASE("whoever is suspended is told of nothing, and a guest neither, who has no such list")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store), base::Audience::everyone};
        auto const guest = room.site.joins("Gustav", base::Role::guest);
        auto const thread = room.begins(room.ana, "They arrive too late");
        room.is_suspended(room.can);

        room.replies(room.bram, thread, {*room.can.person, *guest.person});

        CHECK(room.bell(room.can) == 0);
        CHECK(room.bell(guest) == 0);
        CHECK(room.mails("Can", called) == 0);
        CHECK(room.mails("Gustav", called) == 0);
    }
}

TEST_CASE("what somebody did goes out of sight with a block, and comes back when it is taken back")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        room.replies(room.bram, thread, {*room.can.person});
        room.replies(room.can, thread);

        room.blocks(room.can, room.bram);
        room.blocks(room.ana, room.bram);

        CHECK(room.bell(room.can) == 0);
        CHECK(room.told(room.can).empty());
        CHECK(room.told(room.ana) == Words {"Can answered what you began."});
        room.forgives(room.can, room.bram);
        CHECK(room.bell(room.can) == 1);
        CHECK(room.told(room.can) == Words {called});
        room.reads_everything(room.can);
        room.blocks(room.can, room.bram);
        CHECK_FALSE(room.site.signed_in(room.can).open("/notices").shows(called));
    }
}

TEST_CASE("a thread is mailed of once until she has read it, however often she is called there")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const other = room.begins(room.ana, "Whose turn is it?");
        for (int i = 0; i < 3; ++i) room.replies(room.bram, thread, {*room.can.person});

        CHECK(room.bell(room.can) == 3);
        CHECK(room.mails("Can", called) == 1);
        room.replies(room.bram, other, {*room.can.person});
        CHECK(room.mails("Can", called) == 2);
        room.reads_everything(room.can);
        room.replies(room.bram, thread, {*room.can.person});
        CHECK(room.mails("Can", called) == 3);
    }
}

TEST_CASE("a post that is heard of twice is told of once")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const post = room.replies(room.bram, thread, {*room.can.person});

        CHECK(room.site.as(room.bram, [&](platform::Context& cx) -> base::Result<base::Done> {
            notices::tell_of_post(cx, {thread.id, post.id, {*room.can.person}});
            return base::Done {};
        }));
        room.site.work();

        CHECK(room.told(room.can) == Words {called});
        CHECK(room.told(room.ana) == Words {answered});
        CHECK(room.mails("Can", called) == 1);
    }
}

TEST_CASE("answers to what she began only count up until she reads them")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");

        room.replies(room.bram, thread, {*room.ana.person});
        CHECK(room.told(room.ana) == Words {answered});
        room.replies(room.can, thread);
        room.replies(room.ana, thread);
        room.replies(room.can, thread);

        CHECK(room.told(room.ana) == Words {"Bram answered what you began, and 2 more answers came."});
        CHECK(room.mails("Ana", "answered what you began") == 1);
        room.reads_everything(room.ana);
        room.replies(room.can, thread);
        CHECK(room.told(room.ana) == Words {"Can answered what you began."});
        CHECK(room.mails("Ana", "answered what you began") == 2);
    }
}

TEST_CASE("a post that is taken away takes its unread notices back, and they come back with it")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const first = room.replies(room.bram, thread, {*room.can.person});
        room.replies(room.can, thread);

        room.takes_away(room.bram, first);

        CHECK(room.told(room.can).empty());
        CHECK(room.bell(room.can) == 0);
        CHECK(room.told(room.ana) == Words {"Can answered what you began."});
        room.brings_back(room.bram, first);
        CHECK(room.told(room.can) == Words {called});
        CHECK(room.told(room.ana) == Words {"Bram answered what you began, and one more answer came."});
        CHECK(room.mails("Can", called) == 1);
    }
}

TEST_CASE("what was taken away in the quiet hours is not mailed in the morning")
{
    Staffroom room {platform::testing::fresh_sqlite()};
    auto const thread = room.begins(room.ana, "They arrive too late");
    room.site.clock.set(Staffroom::on_day(25, 21));
    auto const post = room.replies(room.bram, thread, {*room.can.person});
    room.takes_away(room.bram, post);

    room.site.clock.set(Staffroom::on_day(26, 7));
    room.site.work();

    CHECK(room.mails("Can", called) == 0);
}

TEST_CASE("what was blocked or muted in the quiet hours is not mailed in the morning")
{
    Staffroom room {platform::testing::fresh_sqlite()};
    auto const thread = room.begins(room.ana, "They arrive too late");
    room.site.clock.set(Staffroom::on_day(25, 21));
    room.replies(room.bram, thread, {*room.can.person});
    room.blocks(room.can, room.bram);
    room.wishes(room.ana, thread, "mute");

    room.site.clock.set(Staffroom::on_day(26, 7));
    room.site.work();

    CHECK(room.mails("Can", called) == 0);
    CHECK(room.mails("Ana", answered) == 0);
    CHECK(room.told(room.ana) == Words {answered}); // she muted it after it was told
}

TEST_CASE("reading everything is about what is there: a post that was away then waits when it is back")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const post = room.replies(room.bram, thread, {*room.can.person});
        room.takes_away(room.bram, post);

        room.reads_everything(room.can);

        room.brings_back(room.bram, post);
        CHECK(room.told(room.can) == Words {called});
    }
}

TEST_CASE("whoever wants no mail at once has it on the page alone")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto can = room.site.signed_in(room.can);
        CHECK(can.json(web::Method::post, "/letters", R"({"often": "never", "hour": 17})").status == 200);
        auto const thread = room.begins(room.ana, "They arrive too late");

        room.replies(room.bram, thread, {*room.can.person});

        CHECK(room.told(room.can) == Words {called});
        CHECK(room.mails("Can", called) == 0);
    }
}

TEST_CASE("whoever leaves a private circle has nothing of it waiting, in the list and for the bell")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store), base::Audience::circles};
        auto const thread = room.begins(room.ana, "They arrive too late");
        room.replies(room.bram, thread, {*room.can.person});
        CHECK(room.bell(room.can) == 1);

        room.leaves(room.can);

        CHECK(room.bell(room.can) == 0);
        CHECK(room.told(room.can).empty());
        auto browser = room.site.signed_in(room.can);
        CHECK_FALSE(browser.open("/notices").shows("They arrive too late"));
        CHECK_FALSE(browser.json(web::Method::get, "/notices").shows("They arrive too late"));
    }
}

TEST_CASE("whoever is asked into a circle is told, until she has said yes or no")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const deniz = room.site.joins("Deniz");

        room.asks_in(room.bram, "deniz");

        CHECK(room.told(deniz) == Words {"Bram asks you into a circle."});
        CHECK(room.mails("Deniz", "asks you into a circle.") == 1);
        auto browser = room.site.signed_in(deniz);
        CHECK(browser.open("/").shows("A circle asks you in."));
        CHECK_FALSE(browser.page().shows("Bram asks you into a circle.")); // once is enough
        room.comes_in(deniz);
        CHECK(room.bell(deniz) == 0);
    }
}

TEST_CASE("whoever raised a need is told that a circle began from it; its supporters are not interrupted")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto& site = room.site;
        auto const need = *site.as(room.can, [](platform::Context& cx) {
            return needs::raise_need(cx, {.title = "Too late", .subject = "science"}, "en");
        });
        for (auto const& supporter : {room.ana, room.bram})
            CHECK(site.as(supporter, [&](platform::Context& cx) { return needs::say_me_too(cx, need.id, {}); }));

        CHECK(site.as(room.ana, [&](platform::Context& cx) {
            return circles::start_circle(cx, {.name = "Slips", .purpose = "Why?", .need = need.id}, "en");
        }));
        site.work();

        CHECK(room.told(room.can) == Words {"Ana began a circle from your need."});
        CHECK(room.mails("Can", "began a circle from your need.") == 1);
        CHECK(room.bell(room.bram) == 0);
        CHECK(room.mails("Bram", "Message-ID: <notice-") == 1); // when she was asked into the other one
    }
}

TEST_CASE("hosts hear that somebody waits at the door, and whoever was let in hears that")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto& site = room.site;
        auto ana = site.signed_in(room.ana);
        CHECK(ana.json(web::Method::post, "/circles/quiet-starts/edit",
                     R"({"name": "Quiet Starts", "purpose": "Why?", "joining": "request"})")
                  .status
            == 200);
        auto const deniz = site.joins("Deniz");
        auto const emre = site.joins("Emre");

        room.comes_in(deniz);
        CHECK(room.told(room.ana) == Words {"Deniz asks to be let in."});
        room.comes_in(emre);

        CHECK(room.told(room.ana) == Words {"Deniz and one more ask to be let in."});
        CHECK(room.bell(room.bram) == 0); // a member opens no doors
        CHECK(room.mails("Ana", "asks to be let in.") == 1);
        auto const let_in = [&](base::Actor const& who) {
            return site.as(
                room.ana, [&](platform::Context& cx) { return circles::let_in(cx, room.circle.slug, *who.person); });
        };
        CHECK(let_in(deniz));
        site.work();
        CHECK(room.told(deniz) == Words {"Ana let you in: you belong to this circle now."});
        CHECK(room.told(room.ana) == Words {"Emre asks to be let in."});
        room.leaves(emre); // takes the asking back
        CHECK(room.bell(room.ana) == 0);
    }
}

TEST_CASE("no host waits for somebody who has left the network, or hears of whom she has blocked")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto& site = room.site;
        auto ana = site.signed_in(room.ana);
        CHECK(ana.json(web::Method::post, "/circles/quiet-starts/edit",
                     R"({"name": "Quiet Starts", "purpose": "Why?", "joining": "request"})")
                  .status
            == 200);
        auto const deniz = site.joins("Deniz");
        auto const emre = site.joins("Emre");
        room.blocks(room.ana, emre);
        room.comes_in(emre);
        CHECK(room.bell(room.ana) == 0);
        room.comes_in(deniz);
        CHECK(room.told(room.ana) == Words {"Deniz asks to be let in."});

        site.signed_in(deniz).json(web::Method::post, "/you/leave", R"({"words": "take_away"})");
        site.work();

        CHECK(room.bell(room.ana) == 0);
        CHECK(room.told(room.ana).empty());
        room.forgives(room.ana, emre);
        CHECK(room.bell(room.ana) == 1);
    }
}

TEST_CASE("a circle that goes takes its notices along, and so does whoever takes her words along")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        room.replies(room.bram, thread, {*room.can.person});
        auto const other = room.begins(room.can, "Whose turn is it?");
        room.replies(room.ana, other);
        CHECK(room.bell(room.can) == 2);

        room.site.signed_in(room.bram).json(web::Method::post, "/you/leave", R"({"words": "take_away"})");
        room.site.work();
        CHECK(room.told(room.can) == Words {"Ana answered what you began."});
        CHECK(room.bell(room.can) == 1);
        CHECK(room.bell(room.ana) == 0);
        CHECK(room.site.as(room.ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            circles::remove_circle(cx, room.circle.id);
            return base::Done {};
        }));
        room.site.work();

        CHECK(room.bell(room.can) == 0);
        CHECK(room.site.asks(room.can, [](platform::Reading const& reading) {
            return reading.tx.number("select count(*) from notices where circle_id <> 0");
        }) == 0);
    }
}
