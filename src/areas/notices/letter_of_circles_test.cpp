#include "app/testing/staffroom.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/needs/raise_need.h"
#include "areas/notices/letter_link.h"
#include "areas/notices/letter_store.h"
#include "areas/notices/plan_letters.h"
#include "areas/people/join.h"

#include <doctest/doctest.h>

#include <chrono>

using app::testing::Staffroom;
using notices::Item;
using namespace std::chrono_literals;

namespace {

/// Friday at five, and the round that writes letters.
void write_letters(Staffroom& room)
{
    room.site.clock.set(Staffroom::on_day(27, 17));
    room.site.work();
}

std::optional<notices::Letter> letter_of(Staffroom& room, base::Actor const& actor)
{
    return room.site.asks(actor, [&](platform::Reading const& reading) -> std::optional<notices::Letter> {
        auto const letters = notices::LetterStore {reading.tx}.of(*actor.person, 1);
        if (letters.empty()) return std::nullopt;
        return letters.front();
    });
}

std::int64_t count(std::optional<notices::Letter> const& letter, Item::Kind kind)
{
    return letter ? std::ranges::count(letter->items, kind, &Item::kind) : 0;
}

std::string page_of(Staffroom& room, base::Actor const& actor)
{
    auto const letter = letter_of(room, actor);
    REQUIRE(letter);
    return room.site.signed_in(actor).open("/letters/" + letter->id.text()).body;
}

} // namespace

TEST_CASE("the letter tells what moved in her circles: three threads of each, with their replies")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        for (auto const* title : {"One", "Two", "Three", "Four"}) {
            auto const thread = room.begins(room.ana, title);
            room.replies(room.ana, thread);
        }

        write_letters(room);

        CHECK(count(letter_of(room, room.can), Item::Kind::moved) == 3);
        auto const page = page_of(room, room.can);
        CHECK(page.find("From your circles") != std::string::npos);
        CHECK(page.find("“Four”") < page.find("“Three”"));
        CHECK(page.find("“One”") == std::string::npos);
        CHECK(page.find("In Quiet Starts. One reply.") != std::string::npos);
        CHECK(page.find("/circles/quiet-starts/talk/") != std::string::npos);
        CHECK(room.mails("Can", "Less of Quiet Starts in my letters") == 1);
        CHECK_FALSE(letter_of(room, room.ana)); // she spoke last in all of them
    }
}

TEST_CASE("what she has read or muted, and what waits for her anyhow, is not told again")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const read = room.begins(room.ana, "Already read");
        auto const muted = room.begins(room.ana, "Muted");
        auto const called = room.begins(room.ana, "Called by name", {*room.can.person});
        for (auto const* title : {"New", "Newer"}) room.begins(room.ana, title);
        auto const now = room.site.clock.now() + 1s;
        CHECK(room.site.as(room.can, [&](platform::Context& cx) -> base::Result<base::Done> {
            circles::ThreadStore threads {cx.tx};
            threads.read(read.id, *room.can.person, read.opening, now);
            threads.set_wish(muted.id, *room.can.person, circles::Wish::mute, now);
            return base::Done {};
        }));

        write_letters(room);

        auto const page = page_of(room, room.can);
        CHECK(count(letter_of(room, room.can), Item::Kind::moved) == 2);
        CHECK(count(letter_of(room, room.can), Item::Kind::waiting) == 1);
        CHECK(page.find("Already read") == std::string::npos);
        CHECK(page.find("Muted") == std::string::npos);
        CHECK(page.find("Called by name") != std::string::npos);
    }
}

TEST_CASE("a letter says nothing of a circle that its reader has left since it was written")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store), base::Audience::circles};
        for (auto const* title : {"One", "Two", "Three"}) room.begins(room.ana, title);
        write_letters(room);
        CHECK(page_of(room, room.can).find("“Two”") != std::string::npos);

        room.leaves(room.can);

        CHECK(page_of(room, room.can).find("“Two”") == std::string::npos);
        CHECK(page_of(room, room.can).find("Quiet Starts") == std::string::npos);
    }
}

TEST_CASE("a letter tells first of the threads that its reader follows, and of nobody whom she has blocked")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const followed = room.begins(room.ana, "Followed");
        room.wishes(room.can, followed, "follow");
        room.replies(room.ana, followed);
        for (auto const* title : {"One", "Two", "Three"}) room.begins(room.ana, title);
        room.begins(room.bram, "Of somebody else");
        room.blocks(room.can, room.bram);

        write_letters(room);

        auto const page = page_of(room, room.can);
        CHECK(count(letter_of(room, room.can), Item::Kind::moved) == 3);
        CHECK(page.find("“Followed”") < page.find("“Three”"));
        CHECK(page.find("“One”") == std::string::npos);
        CHECK(page.find("Of somebody else") == std::string::npos);
        room.blocks(room.can, room.ana);
        CHECK(page_of(room, room.can).find("“Followed”") == std::string::npos);
    }
}

TEST_CASE("the same letter as JSON speaks of nothing either that its reader may not see any more")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store), base::Audience::circles};
        for (auto const* title : {"One", "Two"}) room.begins(room.ana, title);
        auto const last = room.begins(room.ana, "Three");
        write_letters(room);
        auto const path = "/letters/" + letter_of(room, room.can)->id.text();
        auto browser = room.site.signed_in(room.can);
        CHECK(browser.json(web::Method::get, path).shows(last.id.text()));

        room.leaves(room.can);

        CHECK_FALSE(browser.json(web::Method::get, path).shows(last.id.text()));
    }
}

TEST_CASE("no letter comes to whoever wants none, or is suspended, and none tells less of a circle that she has left")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto bram = room.site.signed_in(room.bram);
        CHECK(bram.json(web::Method::post, "/letters", R"({"often": "never", "hour": 17})").status == 200);
        for (auto const* title : {"One", "Two", "Three"}) room.begins(room.ana, title);
        write_letters(room);

        CHECK_FALSE(letter_of(room, room.bram));
        CHECK(page_of(room, room.can).find("Less of Quiet Starts") != std::string::npos);
        room.leaves(room.can); // members of the network may read what is said there all the same
        CHECK(page_of(room, room.can).find("“Two”") != std::string::npos);
        CHECK(page_of(room, room.can).find("Less of Quiet Starts") == std::string::npos);
        auto const path
            = notices::circle_link(room.site.keys, notices::CircleChoice::less, room.circle.id, *room.bram.person);
        CHECK(room.site.stranger().open(std::string {path.text()}).status == 200);
        room.is_suspended(room.bram);
        CHECK(room.site.stranger().open(std::string {path.text()}).status == 404);
    }
}

TEST_CASE("what a letter and a notice tell of circles is text, whatever was written")
{
    Staffroom room {platform::testing::fresh_sqlite()};
    std::string const title = "<img src=x onerror=alert(1)> \"&";
    for (auto const* more : {"1", "2", "3"}) room.begins(room.ana, title + more);
    auto const thread = room.begins(room.ana, title);
    room.replies(room.bram, thread, {*room.can.person}, "<script>alert(2)</script>");
    write_letters(room);

    CHECK(page_of(room, room.can).find("<img src=x") == std::string::npos);
    CHECK(page_of(room, room.can).find("&lt;img src=x onerror=alert(1)&gt;") != std::string::npos);
    auto const notices = room.site.signed_in(room.can).open("/notices").body;
    CHECK(notices.find("<img src=x") == std::string::npos);
    for (auto const& letter : room.site.letters()) {
        auto const html = letter.find("text/html");
        if (html == std::string::npos) continue;
        CHECK(letter.find("<img src", html) == std::string::npos);
        CHECK(letter.find("<script>", html) == std::string::npos);
    }
}

TEST_CASE("one press in a letter, without signing in, makes it tell less of that circle alone")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const path = std::string {
            notices::circle_link(room.site.keys, notices::CircleChoice::less, room.circle.id, *room.can.person).text()};
        auto stranger = room.site.stranger();

        CHECK(stranger.open(path).shows("Less of Quiet Starts?"));
        web::Incoming press;
        press.method = web::Method::post;
        press.target = path;
        press.headers = {{"content-type", "application/x-www-form-urlencoded"}};
        press.body = "List-Unsubscribe=One-Click";
        CHECK(stranger.send(std::move(press)).status == 200);
        for (auto const* title : {"One", "Two", "Three"}) room.begins(room.ana, title);
        write_letters(room);

        CHECK_FALSE(letter_of(room, room.can));
        CHECK(count(letter_of(room, room.bram), Item::Kind::moved) == 3);
        stranger.open(path);
        stranger.press("Less of it");
        CHECK(stranger.press("Tell me of it again").shows("Your letters tell of Quiet Starts again."));
        auto const proof = path.substr(path.rfind('/') + 1);
        CHECK(stranger.open("/letter/more/" + room.circle.id.text() + "/" + proof).status == 404);
        CHECK(stranger.open("/letter/less/" + base::base32_of(7) + "/" + proof).status == 404);
        room.leaves(room.can);
        CHECK(stranger.open(path).status == 404);
    }
}

TEST_CASE("a circle that asked her in since the last letter stands in it, as long as it does")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto& site = room.site;
        auto const deniz = site.joins("Deniz");
        site.work();
        room.a_moment_later();
        CHECK(site.as(room.ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            circles::MembershipStore {cx.tx}.invite(
                room.circle.id, {&*deniz.person, 1}, *room.ana.person, cx.clock.now());
            return base::Done {};
        }));
        write_letters(room);
        site.clock.advance(168h); // one thing waits a week
        site.work();

        CHECK(count(letter_of(room, deniz), Item::Kind::inviting) == 1);
        CHECK(page_of(room, deniz).find("This circle asks you in: How do we begin?") != std::string::npos);
        room.comes_in(deniz);
        CHECK(page_of(room, deniz).find("asks you in") == std::string::npos);
    }
}

TEST_CASE("a circle of a thousand gets its letters prepared in one go")
{
    constexpr int members = 1000; // bin/bench letters prepares five thousand and says how fast
    Staffroom room {platform::testing::fresh_sqlite()};
    auto& site = room.site;
    for (int begun = 0; begun < members; begun += 500) room.fills_up(begun, begun + 500);
    site.work();
    for (auto const* title : {"One", "Two", "Three", "Four"}) room.begins(room.ana, title);
    site.clock.set(Staffroom::on_day(27, 17));

    CHECK(notices::plan_letters(site.machines, ""));

    auto const letters = site.asks(
        room.ana, [](platform::Reading const& reading) { return reading.tx.number("select count(*) from letters"); });
    CHECK(letters == members + 2); // Bram and Can, too; Ana wrote all of it
}
