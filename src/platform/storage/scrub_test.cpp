#include "platform/storage/testing.h"
#include "platform/storage/testing_remains.h"
#include "platform/storage/write.h"

#include <atomic>
#include <doctest/doctest.h>
#include <future>

namespace platform::testing {

namespace {

constexpr auto word = "Quittenkompott";

bool is_on_disk(Store const& store)
{
    return bytes_of(store).find(word) != std::string::npos;
}

/// Whether a scrub is at the point where it asks who else is there.
bool looks_for_readers(Database& store)
{
    return store.read()->tx().number(R"sql(
        select count(*) from pg_stat_activity where query like '%age(backend_xmin)%' and query not like '%query like%'
    )sql")
        > 0;
}

bool is_done(std::future<bool> const& task)
{
    return task.wait_for(std::chrono::seconds {0}) == std::future_status::ready;
}

} // namespace

TEST_CASE("who reads while erased words are taken off the disk is waited for, and then they are gone")
{
    for (auto& store : both_engines()) {
        if (store->engine() != Engine::postgresql) continue; // SQLite's log is looked at again and again
        write(*store, [](Tx& tx) {
            tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", 1, word, "{}", 0);
        });
        // Of another table, so that no lock keeps a vacuum away from the jobs.
        auto reader = store->read();
        reader->tx().number("select count(*) from settings");
        write(*store, [](Tx& tx) { tx.run("delete from jobs"); });

        std::atomic<bool> is_read = true;
        auto scrubbing = std::async(std::launch::async, [&] {
            store->scrub();
            return !is_read;
        });
        while (!looks_for_readers(*store) && !is_done(scrubbing)) { }
        bool const waits = is_on_disk(store);
        is_read = false;
        reader.reset();
        bool const waited = scrubbing.get();

        CHECK(waited);
        CHECK(waits);
        CHECK_FALSE(is_on_disk(store));
    }
}

} // namespace platform::testing
