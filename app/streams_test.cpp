#include "app/testing/site.h"
#include "platform/web/server.h"
#include "platform/web/sessions.h"
#include "platform/web/streams/testing_watcher.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using app::testing::TestSite;
using platform::testing::both_engines;
using web::testing::Watcher;
using namespace std::chrono_literals;

namespace {

using SteadyClock = std::chrono::steady_clock;

/// A room of a test: notes on a wall. A wall 404 is hidden, and nothing comes to wall 204 any more.
class Wall final : public web::StreamSource {
public:
    std::string_view kind() const override { return "wall"; }

    std::vector<bool> may_follow(platform::Tx&, std::int64_t, std::span<base::Actor const> readers) override
    {
        std::scoped_lock const lock {mutex_};
        std::vector<bool> may;
        for (auto const& reader : readers) may.push_back(!reader.person || !left_.contains(*reader.person));
        return may;
    }

    std::vector<bool> may_get(
        platform::Tx&, std::int64_t, std::int64_t thing, std::span<base::Actor const> readers) override
    {
        std::vector<bool> may;
        for (auto const& reader : readers) may.push_back(thing != for_people_only || reader.person.has_value());
        return may;
    }

    std::vector<std::string> pieces(
        platform::Reading const&, std::int64_t, std::span<std::int64_t const> things) override
    {
        std::vector<std::string> pieces;
        for (auto const thing : things) {
            ++written;
            auto const words = std::string {html::tr("Search")} + ' ' + std::to_string(thing);
            pieces.push_back(thing == hidden ? "" : words + std::string(size, '.'));
        }
        return pieces;
    }

    void leaves(base::PersonId person)
    {
        std::scoped_lock const lock {mutex_};
        left_.insert(person);
    }

    static constexpr std::int64_t hidden = 1'000'001, for_people_only = 1'000'002;
    std::atomic<std::size_t> size {0}; ///< of the dots behind the words
    std::atomic<int> written {0};

private:
    std::mutex mutex_ {};
    std::set<base::PersonId> left_ {}; // guarded
};

base::Result<std::optional<std::int64_t>> open_wall(web::Request& rq)
{
    std::int64_t const wall = std::atoll(std::string {rq.capture("wall")}.c_str());
    if (wall == 404) return base::not_found();
    if (wall == 204) return std::optional<std::int64_t> {};
    return std::optional {wall};
}

web::Routes routes_to(Wall& wall)
{
    web::Routes routes;
    routes.stream("/walls/{wall}/live", web::Who::anyone, web::Limit::none, open_wall, wall);
    routes.stream("/members/{wall}/live", web::Who::member, web::Limit::none, open_wall, wall);
    return routes;
}

web::ServerOptions small_server()
{
    return {.port = 0, .workers = 4};
}

/// One program that serves; several may stand on one database.
struct Node {
    Node(TestSite& site, Wall& wall, web::StreamOptions streams = {}, web::ServerOptions options = small_server())
        : app {site.machines, routes_to(wall), site.doorkeeper, streams}
        , server {std::move(options), app}
    {
        server.start();
        app.streams().start();
    }

    int port() const { return server.port(); }

    web::App app;
    web::Server server;
};

std::string cookie_of(app::testing::Browser const& browser)
{
    return "Cookie: __Host-session=" + browser.cookies.at("__Host-session") + "\r\n";
}

std::string last_event(std::int64_t id)
{
    return "Last-Event-ID: " + std::to_string(id) + "\r\n";
}

/// A note is put on wall 7 by one transaction, which takes its time before it ends.
void put_note(TestSite& site, std::int64_t note, std::chrono::microseconds before_the_end = 0us)
{
    auto const put = site.as({}, [&](platform::Context& cx) -> base::Result<base::Done> {
        web::tell_followers(cx, {"wall", 7}, note);
        // So that transactions end in another order than they began.
        for (auto const end = std::chrono::steady_clock::now() + before_the_end;
             std::chrono::steady_clock::now() < end;)
            std::this_thread::yield();
        return base::Done {};
    });
    REQUIRE(put);
}

std::int64_t note_in(web::testing::Event const& event)
{
    return std::atoll(event.data.substr(event.data.find(' ') + 1).c_str());
}

using Notes = std::vector<std::int64_t>;

/// The next so many notes.
Notes notes_of(Watcher& watcher, std::size_t count)
{
    Notes notes;
    while (notes.size() < count) {
        auto const event = watcher.next();
        if (!event) break;
        notes.push_back(note_in(*event));
    }
    return notes;
}

Notes one_to(std::int64_t count)
{
    Notes notes;
    for (std::int64_t note = 1; note <= count; ++note) notes.push_back(note);
    return notes;
}

Notes sorted(Notes notes)
{
    std::ranges::sort(notes);
    return notes;
}

} // namespace

TEST_CASE("news comes to everybody who watches, made once for each language, and a stream resumes where it was")
{
    for (auto& store : both_engines()) {
        TestSite site {std::move(store)};
        CAPTURE(site.store.name());
        Wall wall;
        Node node {site, wall};
        Watcher first {node.port(), "/walls/7/live", "Accept-Language: en\r\n"};
        Watcher second {node.port(), "/walls/7/live", "Accept-Language: en\r\n"};
        Watcher turkish {node.port(), "/walls/7/live", "Accept-Language: tr\r\n"};
        Watcher elsewhere {node.port(), "/walls/8/live"};
        while (node.app.streams().counts().open < 4) std::this_thread::yield();

        put_note(site, 1);
        put_note(site, 2);
        auto const one = first.next();
        auto const two = first.next();
        auto const read = notes_of(second, 2);
        auto const in_turkish = turkish.next();
        REQUIRE(turkish.next());
        int const written = wall.written;
        put_note(site, 3);
        Watcher again {node.port(), "/walls/7/live", last_event(one.value().id)};

        CHECK(first.status == 200);
        CHECK(first.head.find("\r\nContent-Type: text/event-stream\r\n") != std::string::npos);
        CHECK(first.head.find("\r\nCache-Control: no-store\r\n") != std::string::npos);
        CHECK(first.head.find("\r\nX-Accel-Buffering: no") != std::string::npos);
        CHECK(first.head.find("\r\nConnection: close") != std::string::npos);
        CHECK(first.head.find("Content-Length") == std::string::npos);
        CHECK(one->data == "Search 1");
        CHECK(two.value().data == "Search 2");
        CHECK(two->id > one->id);
        CHECK(read == Notes {1, 2});
        CHECK(in_turkish.value().data == "Ara 1");
        CHECK(written == 4);
        CHECK(notes_of(second, 1) == Notes {3});
        CHECK(notes_of(again, 2) == Notes {2, 3});
        CHECK_FALSE(elsewhere.next(200ms));
        CHECK(first.retry_ms > 0);
    }
}

TEST_CASE("nothing is missed and nothing comes twice while sixteen write on two nodes and readers come and go")
{
    constexpr int writers = 16, each = 12, pages = 8;
    for (auto& store : both_engines()) {
        TestSite site {std::move(store)};
        CAPTURE(site.store.name());
        Wall wall;
        Node here {site, wall}, there {site, wall};
        Watcher steady {here.port(), "/walls/7/live?after=0"};
        struct Page {
            Notes shown {};
            std::string after {};
        };
        std::vector<Page> made;
        Notes restless; // of somebody who reconnects to the other node after every few notes

        std::vector<std::thread> writing;
        for (int writer = 0; writer < writers; ++writer) {
            writing.emplace_back([&, writer] {
                for (int i = 0; i < each; ++i) {
                    auto const note = writer * each + i + 1;
                    put_note(site, note, std::chrono::microseconds {note * 7919 % 3000});
                }
            });
        }
        std::thread reconnecting {[&] {
            std::int64_t last = 0;
            for (int turn = 0; restless.size() < writers * each && turn < writers * each; ++turn) {
                Watcher watcher {
                    (turn % 2 == 0 ? here : there).port(), "/walls/7/live?after=0", last > 0 ? last_event(last) : ""};
                for (int i = 0; i < 5 && restless.size() < writers * each; ++i) {
                    auto const event = watcher.next();
                    if (!event) break;
                    restless.push_back(note_in(*event));
                    last = event->id;
                }
            }
        }};
        for (int page = 0; page < pages; ++page) {
            // Spread over the writing.
            auto const written = [&] {
                return site.store->read()->tx().number("select count(*) from stream_entries where topic_id = 7");
            };
            while (written() < page * writers * each / pages) std::this_thread::yield();
            auto const lease = site.store->read();
            made.push_back({lease->tx().all("select thing_id from stream_entries where topic_id = 7",
                                [](platform::Row const& row) { return row.integer(0); }),
                web::bookmark(lease->tx(), {"wall", 7}).text()});
        }
        for (auto& thread : writing) thread.join();
        reconnecting.join();

        CHECK(sorted(notes_of(steady, writers * each)) == one_to(writers * each));
        CHECK_FALSE(steady.next(100ms));
        CHECK(sorted(restless) == one_to(writers * each));
        for (auto const& page : made) {
            INFO(page.after);
            Watcher watcher {there.port(), "/walls/7/live?after=" + page.after};
            auto all = page.shown;
            std::ranges::copy(notes_of(watcher, writers * each - page.shown.size()), std::back_inserter(all));
            CHECK(sorted(all) == one_to(writers * each));
            CHECK_FALSE(watcher.next(150ms));
        }
    }
}

TEST_CASE("a stream ends within a second when its session ends, its reader is suspended, or she leaves the room")
{
    for (auto& store : both_engines()) {
        TestSite site {std::move(store)};
        CAPTURE(site.store.name());
        Wall wall;
        auto const ana = site.joins("Ana"), bram = site.joins("Bram"), carla = site.joins("Carla"),
                   dina = site.joins("Dina");
        Node node {site, wall};
        auto const watching = [&](base::Actor const& actor) {
            return Watcher {node.port(), "/members/7/live", cookie_of(site.signed_in(actor))};
        };
        auto signs_out = watching(ana), suspended = watching(bram), leaves = watching(carla), stays = watching(dina);
        while (node.app.streams().counts().open < 4) std::this_thread::yield();

        auto const begin = SteadyClock::now();
        auto const shut_out = site.as(ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            web::Sessions {cx.tx}.end_all(*ana.person);
            cx.tx.run("update people set state = 'suspended' where id = $1", *bram.person);
            return base::Done {};
        });
        wall.leaves(*carla.person);
        REQUIRE(shut_out);

        for (auto* const watcher : {&signs_out, &suspended, &leaves}) {
            auto const event = watcher->next();
            CHECK(event.value().name == "end");
            CHECK(watcher->is_over());
        }
        CHECK(SteadyClock::now() - begin < 1s);
        put_note(site, 1);
        CHECK(notes_of(stays, 1) == Notes {1});
        CHECK(node.app.streams().counts().ended == 3);
    }
}

TEST_CASE("who may not get a thing any more does not get it, even when it comes the moment she is shut out")
{
    TestSite site;
    Wall wall;
    auto const ana = site.joins("Ana");
    Node node {site, wall, {.ask = 1h}};
    Watcher watcher {node.port(), "/members/7/live", cookie_of(site.signed_in(ana))};
    while (node.app.streams().counts().open < 1) std::this_thread::yield();

    wall.leaves(*ana.person);
    put_note(site, 1);

    CHECK(watcher.next().value().name == "end");
    CHECK(watcher.is_over());
}

TEST_CASE("a thing that is hidden by now comes to nobody, one that somebody may not see not to her")
{
    TestSite site;
    Wall wall;
    auto const ana = site.joins("Ana");
    Node node {site, wall};
    Watcher stranger {node.port(), "/walls/7/live?after=0"};
    Watcher member {node.port(), "/walls/7/live?after=0", cookie_of(site.signed_in(ana))};

    for (auto const note : {std::int64_t {1}, Wall::hidden, Wall::for_people_only, std::int64_t {2}})
        put_note(site, note);

    CHECK(notes_of(stranger, 2) == Notes {1, 2});
    CHECK(notes_of(member, 3) == Notes {1, Wall::for_people_only, 2});
}

TEST_CASE("who does not read is dropped at a limit of bytes, and nobody waits for her")
{
    TestSite site;
    Wall wall;
    wall.size = 8000;
    Node node {site, wall, {.patience = {.held = 32'000, .full = 1s}}};
    Watcher asleep {node.port(), "/walls/7/live?after=0", "", 2048};
    Watcher awake {node.port(), "/walls/7/live?after=0"};

    Notes read;
    std::thread reading {[&] { read = notes_of(awake, 100); }};
    for (std::int64_t note = 1; note <= 100; ++note) put_note(site, note);
    reading.join();
    while (node.app.streams().counts().dropped == 0) std::this_thread::yield();

    CHECK(read == one_to(100));
    CHECK(asleep.is_over());
    CHECK(node.app.streams().counts().dropped == 1);
}

TEST_CASE("a reader who takes nothing at all is given up by the server itself")
{
    TestSite site;
    Wall wall;
    wall.size = 300'000;
    auto options = small_server();
    options.stream_deadline = 200ms;
    Node node {site, wall, {.patience = {.full = 1h}}, options};
    Watcher asleep {node.port(), "/walls/7/live?after=0", "", 2048};

    put_note(site, 1);
    while (node.server.counts().timed_out == 0) std::this_thread::yield();

    CHECK(asleep.is_over());
}

TEST_CASE("before the program ends it asks every reader to come again, spread over a while")
{
    TestSite site;
    Wall wall;
    Node node {site, wall};
    std::vector<Watcher> watchers;
    for (int i = 0; i < 20; ++i) watchers.emplace_back(node.port(), "/walls/7/live?after=0");
    while (node.app.streams().counts().open < 20) std::this_thread::yield();
    std::set<int> waits;
    std::vector<SteadyClock::duration> ends;

    auto const begin = SteadyClock::now();
    std::vector<std::thread> reading;
    std::mutex mutex;
    for (auto& watcher : watchers) {
        reading.emplace_back([&] {
            auto const over = watcher.is_over();
            std::scoped_lock const lock {mutex};
            if (over) ends.push_back(SteadyClock::now() - begin);
            waits.insert(watcher.retry_ms);
        });
    }
    node.app.streams().say_goodbye(1s);
    node.server.drain(10s);
    auto const took = SteadyClock::now() - begin;
    for (auto& thread : reading) thread.join();

    CHECK(ends.size() == 20);
    CHECK(took < 3s);
    CHECK(std::ranges::max(ends) - std::ranges::min(ends) > 500ms);
    CHECK(waits.size() > 3);
    CHECK(*waits.begin() >= 1000);
}

TEST_CASE("a person has six streams, and gets a place again when she closes one; strangers share those of an address")
{
    TestSite site;
    Wall wall;
    auto const ana = site.joins("Ana");
    Node node {site, wall, {.seats = {.an_address = 2}}};
    auto const cookie = cookie_of(site.signed_in(ana));
    std::vector<Watcher> watchers;
    for (int i = 0; i < 6; ++i) watchers.emplace_back(node.port(), "/members/7/live", cookie);

    Watcher seventh {node.port(), "/members/7/live", cookie};
    watchers.pop_back();
    int status = 429;
    for (auto const until = SteadyClock::now() + 5s; status == 429 && SteadyClock::now() < until;)
        status = Watcher {node.port(), "/members/7/live", cookie}.status;
    Watcher first {node.port(), "/walls/7/live"}, second {node.port(), "/walls/7/live"},
        third {node.port(), "/walls/7/live"};

    CHECK(watchers.back().status == 200);
    CHECK(seventh.status == 429);
    CHECK(seventh.head.find("\r\nRetry-After: ") != std::string::npos);
    CHECK(status == 200);
    CHECK(first.status == 200);
    CHECK(second.status == 200);
    CHECK(third.status == 429);
}

TEST_CASE("a refused stream is answered like any page, and one to which nothing will come says so")
{
    TestSite site;
    Wall wall;
    Node node {site, wall};
    auto const asked = [&](std::string const& method, std::string const& path) {
        web::testing::Client client {node.port()};
        client.send(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        return client.answer(true);
    };

    CHECK(asked("GET", "/walls/404/live").status == 404);
    CHECK(asked("GET", "/walls/204/live").status == 204);
    CHECK(asked("GET", "/members/7/live").status == 401);
    CHECK(asked("GET", "/api/v1/walls/7/live").status == 404);
    for (auto const* method : {"HEAD", "POST", "PUT"}) {
        auto const answer = asked(method, "/walls/7/live");
        CHECK(answer.status == 405);
        CHECK(answer.header("Allow") == "GET");
    }
    CHECK(node.app.streams().counts().open == 0);
}

TEST_CASE("who comes back after her place was forgotten is told that her page is old, and gets what comes from now on")
{
    TestSite site;
    Wall wall;
    put_note(site, 1);
    put_note(site, 2);
    site.clock.advance(72h);
    put_note(site, 3);
    Node node {site, wall};
    Watcher before {node.port(), "/walls/7/live?after=0"};
    REQUIRE(notes_of(before, 3) == Notes {1, 2, 3});
    auto const forgotten = site.as({}, [&](platform::Context& cx) -> base::Result<base::Done> {
        web::forget_old_entries(cx.tx, cx.clock.now(), 100);
        return base::Done {};
    });
    REQUIRE(forgotten);

    Watcher late {node.port(), "/walls/7/live", last_event(1)};
    Watcher of_another_life {node.port(), "/walls/7/live", last_event(1000)};
    Watcher on_time {node.port(), "/walls/7/live", last_event(2)};

    CHECK(late.next().value().name == "stale");
    CHECK(of_another_life.next().value().name == "stale");
    CHECK(notes_of(on_time, 1) == Notes {3});
    put_note(site, 4);
    CHECK(notes_of(late, 1) == Notes {4});
    CHECK(notes_of(of_another_life, 1) == Notes {4});
}

TEST_CASE("a quiet stream says now and then that it lives")
{
    TestSite site;
    Wall wall;
    Node node {site, wall, {.beat = 50ms}};
    Watcher watcher {node.port(), "/walls/7/live"};

    for (auto const until = SteadyClock::now() + 10s; watcher.beats < 1 && SteadyClock::now() < until;)
        watcher.next(50ms);

    CHECK(watcher.beats >= 1);
}
