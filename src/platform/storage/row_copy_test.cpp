#include "platform/storage/migration.h"
#include "platform/storage/row_copy.h"
#include "platform/storage/sqlite_connection.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>

namespace platform::testing {

namespace {

constexpr int many = 1000;

void fill(Database& database)
{
    write(database, [](Tx& tx) {
        for (int id = 1; id <= many; ++id) {
            auto const once = id % 3 == 0 ? std::nullopt : std::optional {"key " + std::to_string(id)};
            tx.run("insert into jobs (id, kind, payload, once_key, run_at) values ($1, $2, $3, $4, $5)", id, "ısı",
                "Öğretmen " + std::string(static_cast<std::size_t>(id), 'x'), once, INT64_MAX - id);
        }
    });
}

std::set<std::string> rows_of(Tx& tx)
{
    std::set<std::string> rows;
    tx.each("select id, kind, payload, once_key, run_at, leased_until from jobs", [&](Row const& row) {
        CHECK(row.is_null(5));
        rows.insert(std::to_string(row.integer(0)) + row.string(1) + row.string(2)
            + row.maybe(3, &Row::string).value_or("none") + std::to_string(row.integer(4)));
    });
    return rows;
}

std::set<std::string> rows_of(Database& database)
{
    auto const lease = database.read();
    return rows_of(lease->tx());
}

} // namespace

TEST_CASE("a backup of either engine restores on either engine, row for row")
{
    for (auto& from : both_engines()) {
        fill(*from);
        TemporaryFolder const folder;
        auto const path = folder.path() + "/backup.db";
        from->backup_to(path);
        for (auto& to : both_engines_bare()) {
            CAPTURE(from.name());
            CAPTURE(to.name());

            restore_from(*to, path);

            CHECK(rows_of(*to).size() == many);
            CHECK(rows_of(*to) == rows_of(*from));
        }
        CHECK(std::distance(std::filesystem::directory_iterator {folder.path()}, {}) == 1);
    }
}

TEST_CASE("a backup is one moment and does not hinder who writes meanwhile")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        fill(*store);
        TemporaryFolder const folder;
        auto const path = folder.path() + "/backup.db";

        store->backup_to(path);
        write(*store, [](Tx& tx) { tx.run("delete from jobs"); });

        SqliteConnection copy {path, SqliteUse::reading};
        CHECK(rows_of(copy).size() == many);
        CHECK_THROWS_AS(store->backup_to(path), StorageError);
    }
}

TEST_CASE("PostgreSQL is made to look at its tables, and plans by what it saw")
{
    for (auto& store : platform::testing::both_engines()) {
        if (store->engine() != Engine::postgresql) continue;
        auto const looked_at = [&] {
            return store->read()->tx().number(
                "select count(*) from pg_class where relname = 'people' and reltuples >= 0");
        };

        auto const before = looked_at();
        store->gather_statistics();

        CHECK(before == 0);
        CHECK(looked_at() == 1);
    }
}

TEST_CASE("a database with rows is not overwritten by a restore")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        fill(*store);
        TemporaryFolder const folder;
        store->backup_to(folder.path() + "/backup.db");

        CHECK_THROWS_AS(restore_from(*store, folder.path() + "/backup.db"), StorageError);

        CHECK(rows_of(*store).size() == many);
    }
}

TEST_CASE("a file that is damaged or is no backup is refused, and nothing of it is kept")
{
    auto from = fresh_sqlite();
    fill(*from);
    TemporaryFolder const folder;
    auto const path = folder.path() + "/backup.db";
    from->backup_to(path);
    std::filesystem::copy_file(path, folder.path() + "/cut.db");
    std::filesystem::resize_file(folder.path() + "/cut.db", std::filesystem::file_size(path) / 2);
    std::ofstream {folder.path() + "/letter.db"} << "Dear teachers, this is not a database at all.";

    for (auto& to : both_engines_bare()) {
        CAPTURE(to.name());

        CHECK_THROWS_AS(restore_from(*to, folder.path() + "/cut.db"), StorageError);
        CHECK_THROWS_AS(restore_from(*to, folder.path() + "/letter.db"), StorageError);
        restore_from(*to, path);

        CHECK(rows_of(*to).size() == many);
    }
}

} // namespace platform::testing
