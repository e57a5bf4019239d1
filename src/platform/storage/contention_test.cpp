#include "platform/storage/postgres_connection.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <atomic>
#include <doctest/doctest.h>
#include <thread>

namespace platform::testing {

namespace {

constexpr int writers = 64;

struct Tally {
    int done = 0;
    int gave_up = 0;
};

/// 64 writers at once, each with a few writes.
Tally write_at_once(Database& database, int each, CallRef<void(Tx&, std::int64_t)> work)
{
    std::atomic<int> done {0};
    std::atomic<int> gave_up {0};
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < each; ++i) {
                try {
                    write(database, [&](Tx& tx) { work(tx, writer * each + i + 1); });
                    ++done;
                } catch (Unavailable const&) {
                    ++gave_up;
                }
            }
        });
    }
    for (auto& thread : threads) thread.join();
    return {done, gave_up};
}

constexpr auto append = [](Tx& tx, std::int64_t id) {
    tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", id, "append", "{}", 0);
};

} // namespace

TEST_CASE("64 who append at once seldom meet: fewer than one write in twenty is tried again")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        constexpr int each = 20;

        auto const tally = write_at_once(*store, each, append);

        CHECK(tally.done == writers * each);
        CHECK(store->counts().retries * 20 < tally.done);
    }
}

TEST_CASE("control: 64 who read, think and write one row keep meeting, and still nobody's count is lost")
{
    auto store = fresh_postgresql();
    write(*store, [](Tx& tx) { append(tx, 1'000'000); });

    auto const tally = write_at_once(*store, 5, [](Tx& tx, std::int64_t) {
        auto const attempts = tx.number("select attempts from jobs where id = $1", 1'000'000);
        tx.run("update jobs set attempts = $1 where id = $2", attempts + 1, 1'000'000);
    });

    CHECK(store->counts().retries * 20 > tally.done);
    auto const lease = store->read();
    CHECK(lease->tx().number("select attempts from jobs where id = $1", 1'000'000) == tally.done);
    CHECK(tally.done + tally.gave_up == writers * 5);
}

TEST_CASE("a connection that died while it was idle is made anew without anybody hearing of it")
{
    auto store = fresh_postgresql();
    write(*store, [](Tx& tx) { append(tx, 1); });
    auto const count = [&] {
        auto const lease = store->read();
        return lease->tx().number("select count(*) from jobs");
    };
    REQUIRE(count() == 1);
    auto other = open_database(store.options());

    other->read()->tx().run("select pg_terminate_backend(pid) from pg_stat_activity "
                            "where datname = current_database() and pid <> pg_backend_pid()");

    CHECK(count() == 1);
    write(*store, [](Tx& tx) { append(tx, 2); });
    CHECK(count() == 2);
}

TEST_CASE("a connection that dies inside a write undoes it, and is not tried again behind the caller's back")
{
    auto store = fresh_postgresql();
    int runs = 0;

    CHECK_THROWS_AS(write(*store,
                        [&](Tx& tx) {
                            ++runs;
                            append(tx, 1);
                            tx.run("select pg_terminate_backend(pg_backend_pid())");
                            append(tx, 2);
                        }),
        Unavailable);
    write(*store, [](Tx& tx) { append(tx, 3); });

    CHECK(runs == 1);
    auto const lease = store->read();
    CHECK(lease->tx().number("select sum(id) from jobs") == 3);
}

TEST_CASE("a commit that might not have been replicated is not acknowledged")
{
    auto store = fresh_postgresql();
    write(*store, [](Tx& tx) {
        tx.execute(R"sql(
            create function warn() returns trigger language plpgsql as
            'begin raise warning using errcode = ''01000'', message = ''might not have been replicated''; return null; end';
            create constraint trigger warn after insert on jobs deferrable initially deferred
            for each row execute function warn();
        )sql");
    });

    CHECK_THROWS_AS(write(*store, [](Tx& tx) { append(tx, 1); }), Unavailable);

    write(*store, [](Tx& tx) { tx.execute("drop trigger warn on jobs; drop function warn"); });
    write(*store, [](Tx& tx) { append(tx, 2); });
}

TEST_CASE("a write that passes over a failed statement is not acknowledged")
{
    auto store = fresh_postgresql();

    CHECK_THROWS_AS(write(*store,
                        [](Tx& tx) {
                            append(tx, 1);
                            CHECK_THROWS_AS(append(tx, 1), ConstraintBroken);
                        }),
        StorageError);

    auto const lease = store->read();
    CHECK(lease->tx().number("select count(*) from jobs") == 0);
}

TEST_CASE("a server that is not there is unavailable")
{
    auto const nowhere = open_database({.folder = "", .url = "postgresql://test@127.0.0.1:1/nothing"});

    CHECK_THROWS_AS(nowhere->read(), Unavailable);
    CHECK_THROWS_AS(migrate(*nowhere), Unavailable);
}

TEST_CASE("a database that is not encoded in UTF-8 is refused")
{
    auto store = bare_postgresql();
    auto url = store.options().url;
    auto const name = url.substr(url.rfind('/') + 1);
    PostgresConnection server {url, PostgresCommit::durable};
    server.execute(
        "create database " + name + "_ascii template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'");
    auto const ascii = open_database({.folder = "", .url = url + "_ascii"});

    CHECK_THROWS_AS(ascii->read(), StorageError);

    server.execute("drop database " + name + "_ascii with (force)");
}

} // namespace platform::testing
