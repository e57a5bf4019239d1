#include "platform/storage/migration.h"
#include "platform/storage/row_copy.h"
#include "platform/storage/sqlite_connection.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <filesystem>
#include <thread>

namespace platform::testing {

namespace {

constexpr MigrationStep step(std::string_view name, std::string_view text)
{
    return {name, text, text};
}

constexpr auto first = step("20260101_0000_a_create", "create table a (id {id});\ninsert into a (id) values (1);\n");
constexpr auto second = step("20260102_0000_b_create", "create table b (id {id});\ninsert into b (id) values (2);\n");
constexpr auto second_breaking
    = step("20260102_0000_b_create", "create table b (id {id});\ninsert into nowhere values (2);\n");
constexpr auto third = step("20260103_0000_a_fill", "insert into a (id) select id + 10 from b;\n");

std::int64_t number(Database& database, Sql sql)
{
    auto const lease = database.read();
    return lease->tx().number(sql);
}

std::vector<TableShape> shape_of(Database& database)
{
    auto const lease = database.read();
    return tables_of(lease->tx(), database.engine());
}

std::vector<std::string> copies_in(std::string const& folder)
{
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator {folder}) {
        auto const name = entry.path().filename().string();
        if (name.starts_with("before-")) names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

} // namespace

TEST_CASE("a step is taken once and in order")
{
    for (auto& store : both_engines_bare()) {
        CAPTURE(store.name());
        std::array const steps {first, second, third};

        CHECK(migrate(*store, steps) == 3);
        CHECK(migrate(*store, steps) == 0);

        CHECK(number(*store, "select sum(id) from a") == 1 + 12);
        CHECK(number(*store, "select count(*) from schema_steps") == 3);
    }
}

TEST_CASE("a migration that broke off between its steps goes on from there, and a step is whole or absent")
{
    for (auto& store : both_engines_bare()) {
        CAPTURE(store.name());
        std::array const breaking {first, second_breaking, third};
        std::array const whole {first, second, third};

        CHECK_THROWS_AS(migrate(*store, breaking), StorageError);
        CHECK(shape_of(*store).size() == 2);
        store.open_again();

        CHECK(migrate(*store, whole) == 2);
        CHECK(number(*store, "select count(*) from a") == 2);
    }
}

TEST_CASE("two programs that start at once take each step once")
{
    for (auto& store : both_engines_bare()) {
        CAPTURE(store.name());
        std::array const steps {first, second, third};
        auto const other = open_database(store.options());
        int mine = 0;
        int theirs = 0;

        std::thread starter {[&] { theirs = migrate(*other, steps); }};
        mine = migrate(*store, steps);
        starter.join();

        CHECK(mine + theirs == 3);
        CHECK(number(*store, "select count(*) from a") == 2);
    }
}

TEST_CASE("a database that a newer program has migrated is refused and left alone")
{
    for (auto& store : both_engines_bare()) {
        CAPTURE(store.name());
        std::array const newer {first, second};
        std::array const older {first};
        migrate(*store, newer);

        CHECK_THROWS_AS(migrate(*store, older), NewerSchema);

        CHECK(number(*store, "select count(*) from schema_steps") == 2);
    }
}

TEST_CASE("where the engines differ, one step has two texts and one name")
{
    constexpr MigrationStep pair {
        "20260101_0000_pair_create", "create table on_sqlite (id {id})", "create table on_postgresql (id {id})"};
    for (auto& store : both_engines_bare()) {
        CAPTURE(store.name());

        migrate(*store, {&pair, 1});

        CHECK(shape_of(*store).front().name == "on_" + store.name());
    }
}

TEST_CASE("before a SQLite file is migrated a copy is kept beside it, the newest two")
{
    auto store = bare_sqlite();
    std::array const steps {first, second, third, step("20260104_0000_c_create", "create table c (id {id})")};

    for (std::size_t n = 1; n <= steps.size(); ++n) migrate(*store, std::span {steps}.first(n));

    auto const folder = store.options().folder;
    CHECK(copies_in(folder)
        == std::vector<std::string> {"before-20260102_0000_b_create.db", "before-20260103_0000_a_fill.db"});
    CHECK(SqliteConnection {folder + "/before-20260102_0000_b_create.db", SqliteUse::reading}.number(
              "select count(*) from a")
        == 1);
}

TEST_CASE("both engines have the same tables, columns and types")
{
    auto const stores = both_engines();

    auto const sqlite = shape_of(*stores[0]);
    auto const postgresql = shape_of(*stores[1]);

    CHECK(sqlite.size() >= 3);
    REQUIRE(sqlite.size() == postgresql.size());
    for (std::size_t i = 0; i < sqlite.size(); ++i) {
        CAPTURE(sqlite[i].name);
        CHECK(sqlite[i] == postgresql[i]);
        for (auto const& column : sqlite[i].columns) {
            CAPTURE(column.name);
            CHECK((column.type == "text" || column.type == "bigint" || column.type == "double precision"));
        }
    }
}

TEST_CASE("the steps of this program rise by name")
{
    auto const steps = built_in_steps();

    CHECK(!steps.empty());
    CHECK(std::ranges::is_sorted(steps, std::ranges::less {}, &MigrationStep::name));
}

} // namespace platform::testing
