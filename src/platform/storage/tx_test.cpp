#include "platform/storage/migration.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>
#include <limits>
#include <set>

namespace platform::testing {

namespace {

struct Thing {
    std::int64_t id = 0;
    std::optional<std::string> name {};
    std::optional<std::int64_t> count {};
    std::optional<double> weight {};
    bool operator==(Thing const&) const = default;
};

constexpr std::string_view things = "create table things (id {id}, name text, count bigint, weight double precision)";
constexpr MigrationStep steps[] {{"20260101_0000_things_create", things, things}};

std::vector<Store> stores_of_things()
{
    auto stores = both_engines_bare();
    for (auto& store : stores) migrate(*store, steps);
    return stores;
}

std::int64_t put(Tx& tx, Thing const& thing)
{
    return tx.run("insert into things (id, name, count, weight) values ($1, $2, $3, $4)", thing.id, thing.name,
        thing.count, thing.weight);
}

std::vector<Thing> kept(Database& database)
{
    auto const lease = database.read();
    return lease->tx().all("select id, name, count, weight from things order by id", [](Row const& row) {
        return Thing {
            row.integer(0), row.maybe(1, &Row::string), row.maybe(2, &Row::integer), row.maybe(3, &Row::real)};
    });
}

} // namespace

TEST_CASE("what is stored comes back as it was: nulls, every letter, the widest numbers, every bit of a fraction")
{
    using Whole = std::numeric_limits<std::int64_t>;
    using Fraction = std::numeric_limits<double>;
    std::vector<Thing> const given {
        {1, std::nullopt, std::nullopt, std::nullopt},
        {2, "", 0, 0.0},
        {3, "Işık Öğretmen, ŞANLIURFA ₺5 'quoted' \"twice\" مُدَرِّس 🙂", Whole::max(),
            Fraction::max()},
        {4, std::string(100'000, 'x'), Whole::min(), Fraction::denorm_min()},
        {5, "$1; --", -1, 0.1 + 0.2},
    };
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());

        write(*store, [&](Tx& tx) {
            for (auto const& thing : given) put(tx, thing);
        });

        CHECK(kept(*store) == given);
    }
}

TEST_CASE("a statement tells how many rows it changed, and none when it asked")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());

        std::vector<std::int64_t> changed;
        write(*store, [&](Tx& tx) {
            changed = {put(tx, {1, "a"}), put(tx, {2, "b"}), tx.run("update things set count = 7"),
                tx.run("select id from things"), tx.run("delete from things where id > $1", 1),
                tx.run("insert into things (id) values ($1) on conflict (id) do nothing", 1),
                tx.run("insert into things (id) values ($1), ($2) returning id", 8, 9)};
        });

        CHECK(changed == std::vector<std::int64_t> {1, 1, 2, 0, 1, 0, 2});
    }
}

TEST_CASE("parameters go where their number says, in any order and more than once")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());

        write(*store, [](Tx& tx) {
            tx.run("insert into things (name, id, count) values ($2, $1, $3), ($2, $3, $1)", 10, "both", 20);
        });

        CHECK(kept(*store) == std::vector<Thing> {{10, "both", 20}, {20, "both", 10}});
    }
}

TEST_CASE("one text serves when a parameter is null at first and a number later")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());

        write(*store, [](Tx& tx) {
            put(tx, {1, std::nullopt, std::nullopt, std::nullopt});
            put(tx, {2, "two", 2, 2.5});
            put(tx, {3, std::nullopt, 3, std::nullopt});
        });

        CHECK(kept(*store)[1] == Thing {2, "two", 2, 2.5});
        CHECK(kept(*store)[2] == Thing {3, std::nullopt, 3, std::nullopt});
    }
}

TEST_CASE("a list of values is asked for with one statement")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) {
            for (int id = 1; id <= 9; ++id) put(tx, {id});
        });
        std::vector<std::int64_t> const wanted {9, 2, 4, 77, 5};

        std::vector<std::int64_t> found;
        auto const sql = sql_list("select id from things where count is null and id in ({list}) order by id", 5);
        auto const lease = store->read();
        lease->tx().query(sql, Binds {}.list(wanted).span(), [&](Row const& row) { found.push_back(row.integer(0)); });

        CHECK(found == std::vector<std::int64_t> {2, 4, 5, 9});
        CHECK(sql.text()
            == sql_list("select id from things where count is null and id in ({list}) order by id", 6).text());
    }
}

TEST_CASE("lists of values are filled up in few steps, each at most half as long again as the one before but the first")
{
    std::set<std::size_t> steps;
    for (std::size_t n = 1; n <= 512; ++n) {
        CHECK(Binds::padded(n) >= n);
        steps.insert(Binds::padded(n));
    }
    CHECK(steps == std::set<std::size_t> {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512});
}

TEST_CASE("a table of ids is joined with one statement, the last one as often as it fills the list")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) {
            for (int id = 1; id <= 9; ++id) put(tx, {id});
        });
        std::vector<std::int64_t> const wanted {9, 2, 77, 4, 5};

        std::multiset<std::int64_t> found;
        auto const sql
            = sql_list("select t.id from ({ids}) wanted join things t on t.id = wanted.column1 where t.id > $1", 5, 2);
        auto const lease = store->read();
        lease->tx().query(
            sql, Binds {}.add(3).list(wanted).span(), [&](Row const& row) { found.insert(row.integer(0)); });

        CHECK(found == std::multiset<std::int64_t> {4, 5, 5, 9});
    }
}

TEST_CASE("sums, averages and comparisons have the same kinds on both engines")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) {
            put(tx, {1, "a", 1, 0.5});
            put(tx, {2, "b", 2, 1.0});
        });

        auto const lease = store->read();
        lease->tx().each(
            "select sum(count), avg(count), sum(weight), max(name), count(*) > 1 from things", [](Row const& row) {
                CHECK(row.integer(0) == 3);
                CHECK(row.real(1) == 1.5);
                CHECK(row.real(2) == 1.5);
                CHECK(row.text(3) == "b");
                CHECK(row.yes(4));
            });
    }
}

TEST_CASE("asking a column for what it is not is a mistake that is told at once")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) { put(tx, {1, "a", std::nullopt, 1.5}); });

        auto const lease = store->read();
        lease->tx().each("select name, count, weight from things", [](Row const& row) {
            CHECK_THROWS_AS(row.integer(0), StorageError);
            CHECK_THROWS_AS(row.integer(1), StorageError);
            CHECK_THROWS_AS(row.integer(2), StorageError);
            CHECK_THROWS_AS(row.text(1), StorageError);
            CHECK_THROWS_AS(row.real(0), StorageError);
            CHECK_THROWS_AS(row.text(3), StorageError);
            CHECK(row.is_null(1));
        });
        CHECK_THROWS_AS(lease->tx().run("select $1, $2", 1), StorageError);
    }
}

TEST_CASE("a statement may be asked again from inside its own rows, and is free again after a callback threw")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) {
            put(tx, {1});
            put(tx, {2});
        });
        auto const lease = store->read();
        auto& tx = lease->tx();
        Sql const sql {"select id from things order by id"};

        int pairs = 0;
        tx.each(sql, [&](Row const&) { tx.each(sql, [&](Row const&) { ++pairs; }); });
        CHECK_THROWS_AS(tx.each(sql, [](Row const&) { throw std::runtime_error {"enough"}; }), std::runtime_error);

        CHECK(pairs == 4);
        CHECK(tx.all(sql, [](Row const& row) { return row.integer(0); }).size() == 2);
    }
}

TEST_CASE("a reader cannot write")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());

        auto const lease = store->read();

        CHECK_THROWS_AS(lease->tx().run("insert into things (id) values ($1)", 1), StorageError);
    }
}

TEST_CASE("a broken rule of the schema is told apart from other failures")
{
    for (auto& store : stores_of_things()) {
        CAPTURE(store.name());
        write(*store, [](Tx& tx) { put(tx, {1}); });

        CHECK_THROWS_AS(write(*store, [](Tx& tx) { put(tx, {1}); }), ConstraintBroken);
        CHECK_THROWS_AS(write(*store, [](Tx& tx) { tx.run("insert into nowhere (id) values ($1)", 1); }), StorageError);
        write(*store, [](Tx& tx) { put(tx, {2}); });

        CHECK(kept(*store).size() == 2);
    }
}

} // namespace platform::testing
