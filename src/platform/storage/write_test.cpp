#include "platform/storage/storage_errors.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <atomic>
#include <doctest/doctest.h>
#include <latch>
#include <thread>

namespace platform::testing {

namespace {

std::int64_t put(Tx& tx, std::int64_t id)
{
    return tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", id, "test", "{}", 0);
}

std::int64_t count(Tx& tx)
{
    return tx.number("select count(*) from jobs");
}

std::int64_t count(Database& database)
{
    auto const lease = database.read();
    return count(lease->tx());
}

/// Calls `work(number)` on so many threads at once.
template <class Work>
void at_once(int threads, Work&& work)
{
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i) all.emplace_back([&work, i] { work(i); });
    for (auto& thread : all) thread.join();
}

/// Holds SQLite's writer until so many others wait behind it, so that they share one group.
void as_one_group(Store& store, int writers, CallRef<void(int)> write_one)
{
    std::latch arrived {writers};
    std::thread first {[&] { write(*store, [&](Tx&) { arrived.wait(); }); }};
    at_once(writers, [&](int number) {
        arrived.count_down();
        write_one(number);
    });
    first.join();
}

} // namespace

TEST_CASE("a job that throws or declines is undone alone, and its neighbours are kept")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        std::atomic<int> thrown {0};

        as_one_group(store, 30, [&](int number) {
            try {
                write(*store, [&](Tx& tx) {
                    put(tx, 100 + number);
                    if (number % 3 == 0) throw std::runtime_error {std::to_string(number)};
                    return number % 3 == 1;
                });
                CHECK(number % 3 != 0);
            } catch (std::runtime_error const& error) {
                CHECK(error.what() == std::to_string(number));
                ++thrown;
            }
        });

        CHECK(thrown == 10);
        auto const lease = store->read();
        auto const kept
            = lease->tx().all("select id from jobs order by id", [](Row const& row) { return row.integer(0); });
        CHECK(kept.size() == 10);
        for (auto const id : kept) CHECK((id - 100) % 3 == 1);
    }
}

TEST_CASE("many who write at once all hear the truth, and on SQLite share commits")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        constexpr int writers = 16;
        constexpr int each = 20;

        at_once(writers, [&](int writer) {
            for (int i = 0; i < each; ++i) write(*store, [&](Tx& tx) { put(tx, writer * each + i); });
        });

        CHECK(count(*store) == writers * each);
        CHECK(store->counts().jobs == writers * each);
        if (store->engine() == Engine::sqlite) CHECK(store->counts().groups < writers * each);
    }
}

TEST_CASE("a reader sees one moment, whatever is written meanwhile")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) { put(tx, 1); });
        auto const lease = store->read();
        auto const before = count(lease->tx());

        write(*store, [](Tx& tx) { put(tx, 2); });

        CHECK(before == 1);
        CHECK(count(lease->tx()) == 1);
        CHECK(count(*store) == 2);
    }
}

TEST_CASE("a write job that asks for another write is told of its mistake instead of waiting for itself")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());

        CHECK_THROWS_AS(write(*store, [&](Tx&) { write(*store, [](Tx&) {}); }), std::logic_error);
        write(*store, [](Tx& tx) { put(tx, 1); });

        CHECK(count(*store) == 1);
    }
}

TEST_CASE("who waits for a commit steps aside for that time")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        std::atomic<int> waiting {0};
        store->set_wait_hook([&]() -> std::shared_ptr<void> {
            ++waiting;
            return {&waiting, [](std::atomic<int>* waiting) { --*waiting; }};
        });

        int seen = 0;
        write(*store, [&](Tx& tx) {
            // The caller may reach its wait a moment after the writer began.
            while (waiting == 0) std::this_thread::yield();
            seen = waiting;
            put(tx, 1);
        });

        CHECK(seen == 1);
        CHECK(waiting == 0);
    }
}

TEST_CASE("more readers than connections take turns")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) { put(tx, 1); });

        std::atomic<std::int64_t> seen {0};
        at_once(12, [&](int) {
            for (int i = 0; i < 20; ++i) seen += count(*store);
        });

        CHECK(seen == 12 * 20);
    }
}

TEST_CASE("what was written is there after closing and opening")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) { put(tx, 1); });

        store.open_again();

        CHECK(count(*store) == 1);
    }
}

} // namespace platform::testing
