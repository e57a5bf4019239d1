#include "platform/storage/storage_errors.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sys/mount.h>

namespace platform::testing {

namespace {

bool put(Database& database, std::int64_t id)
{
    try {
        write(database, [&](Tx& tx) {
            tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", id, "fill",
                std::string(20'000, 'x'), 0);
        });
        return true;
    } catch (StorageFull const&) {
        return false;
    }
}

/// Writes until the disk is full; how many writes were acknowledged.
std::int64_t fill(Database& database)
{
    std::int64_t id = 0;
    while (id < 10'000 && put(database, id + 1)) ++id;
    return id;
}

std::int64_t count(Database& database)
{
    auto const lease = database.read();
    return lease->tx().number("select count(*) from jobs");
}

/// A disk of four megabytes, where the machine lets us mount one.
class SmallDisk {
public:
    SmallDisk()
        : mounted_ {::mount("none", folder_.path().c_str(), "tmpfs", 0, "size=4m") == 0}
    {
    }
    ~SmallDisk()
    {
        if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
    }
    SmallDisk(SmallDisk const&) = delete;

    bool mounted() const { return mounted_; }
    std::string const& path() const { return folder_.path(); }

private:
    TemporaryFolder folder_;
    bool mounted_;
};

} // namespace

TEST_CASE("when a database may grow no further, writes say so, reads go on, and room heals it")
{
    auto store = fresh_sqlite();
    write(*store, [](Tx& tx) {
        auto const most = tx.number("pragma page_count") + 100;
        tx.execute("pragma max_page_count = " + std::to_string(most));
    });

    auto const acknowledged = fill(*store);

    CHECK(acknowledged > 10);
    CHECK(count(*store) == acknowledged);
    CHECK(!put(*store, 20'000));
    write(*store, [](Tx& tx) { tx.execute("pragma max_page_count = 100000"); });
    CHECK(put(*store, 20'001));
    CHECK(count(*store) == acknowledged + 1);
}

TEST_CASE("a full disk turns writes away, loses nothing that was acknowledged, and heals by itself")
{
    SmallDisk const disk;
    if (!disk.mounted()) {
        MESSAGE("only root may mount a small disk; the test above stands for this one");
        return;
    }
    auto const ballast = disk.path() + "/ballast";
    std::ofstream {ballast} << std::string(1'000'000, 'b');
    auto database = open_database({.folder = disk.path()});
    migrate(*database);

    auto const acknowledged = fill(*database);
    auto const seen_when_full = count(*database);
    std::filesystem::remove(ballast);
    bool const healed = put(*database, 20'000);
    database.reset();
    database = open_database({.folder = disk.path()});

    CHECK(acknowledged > 10);
    CHECK(seen_when_full == acknowledged);
    CHECK(healed);
    CHECK(count(*database) == acknowledged + 1);
}

} // namespace platform::testing
