#include "platform/storage/testing.h"
#include "platform/storage/testing_remains.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>
#include <thread>

namespace platform::testing {

namespace {

constexpr auto word = "Quittenkompott";

bool is_on_disk(Store const& store)
{
    return bytes_of(store).find(word) != std::string::npos;
}

} // namespace

TEST_CASE("who reads while erased words are taken off the disk is waited for, and then they are gone")
{
    for (auto& store : both_engines()) {
        if (store->engine() != Engine::postgresql) continue; // SQLite's log is looked at again and again
        write(*store, [](Tx& tx) {
            tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", 1, word, "{}", 0);
        });
        auto reader = store->read();
        reader->tx().number(
            "select count(*) from settings"); // of another table: no lock keeps a vacuum away from the jobs
        write(*store, [](Tx& tx) { tx.run("delete from jobs"); });

        std::thread scrubbing {[&] { store->scrub(); }};
        std::this_thread::sleep_for(std::chrono::milliseconds {300});
        bool const waits = is_on_disk(store);
        reader.reset();
        scrubbing.join();

        CHECK(waits);
        CHECK_FALSE(is_on_disk(store));
    }
}

} // namespace platform::testing
