#include "platform/storage/storage_errors.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <atomic>
#include <doctest/doctest.h>
#include <sqlite3.h>

namespace platform::testing {

namespace {

std::atomic<bool> sync_fails {false};
std::atomic<int> syncs {0};
sqlite3_io_methods real_methods {};
sqlite3_vfs* real_disk = nullptr;

int sync_or_fail(sqlite3_file* file, int flags)
{
    ++syncs;
    return sync_fails ? SQLITE_IOERR_FSYNC : real_methods.xSync(file, flags);
}

int open_and_watch(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* given)
{
    static sqlite3_io_methods watched {};
    auto const code = real_disk->xOpen(real_disk, name, file, flags, given);
    if (code != SQLITE_OK || (flags & SQLITE_OPEN_WAL) == 0) return code; // a commit waits for the log alone
    real_methods = *file->pMethods;
    watched = real_methods;
    watched.xSync = sync_or_fail;
    file->pMethods = &watched;
    return code;
}

/// While it lives, SQLite works on a disk whose fsync can be made to fail.
class WatchedDisk {
public:
    WatchedDisk()
    {
        real_disk = sqlite3_vfs_find(nullptr);
        disk_ = *real_disk;
        disk_.zName = "watched";
        disk_.xOpen = open_and_watch;
        sqlite3_vfs_register(&disk_, 1);
    }
    ~WatchedDisk()
    {
        sync_fails = false;
        sqlite3_vfs_unregister(&disk_);
        sqlite3_vfs_register(real_disk, 1);
    }
    WatchedDisk(WatchedDisk const&) = delete;

private:
    sqlite3_vfs disk_ {};
};

void put(Database& database, std::int64_t id)
{
    write(database, [&](Tx& tx) {
        tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", id, "test", "{}", 0);
    });
}

std::vector<std::int64_t> ids_in(Database& database)
{
    auto const lease = database.read();
    return lease->tx().all("select id from jobs order by id", [](Row const& row) { return row.integer(0); });
}

} // namespace

TEST_CASE("after a failed fsync nothing is acknowledged any more, even when the disk seems well again")
{
    WatchedDisk const disk;
    auto store = fresh_sqlite();
    put(*store, 1);

    sync_fails = true;
    CHECK_THROWS_AS(put(*store, 2), StorageError);
    sync_fails = false;
    CHECK_THROWS_AS(put(*store, 3), Unavailable);

    CHECK(ids_in(*store) == std::vector<std::int64_t> {1});
    store.open_again();
    put(*store, 4);
    CHECK(ids_in(*store) == std::vector<std::int64_t> {1, 4});
}

TEST_CASE("every commit waits for the disk, except in the control that does not")
{
    WatchedDisk const disk;
    auto store = fresh_sqlite();
    auto options = store.options();
    options.synchronous_off = true;
    auto const syncs_of_five_writes = [](Database& database, std::int64_t first) {
        put(database, first);
        auto const before = syncs.load();
        for (int i = 1; i <= 5; ++i) put(database, first + i);
        return syncs - before;
    };

    auto const durable = syncs_of_five_writes(*store, 100);
    auto const hasty = syncs_of_five_writes(*open_database(options), 200);

    CHECK(durable >= 5);
    CHECK(hasty == 0);
}

} // namespace platform::testing
