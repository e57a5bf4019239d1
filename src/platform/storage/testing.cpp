#include "platform/storage/testing_remains.h"

#include "platform/storage/postgres_connection.h"
#include "platform/storage/write.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace platform::testing {

namespace {

std::string server_url()
{
    auto const* const url = std::getenv("GROUNDSWELL_TEST_POSTGRESQL");
    if (!url || !*url) throw std::runtime_error {"GROUNDSWELL_TEST_POSTGRESQL names no PostgreSQL server"};
    return url;
}

/// The server's address with another database in it: postgresql://user@host:port/name?options.
std::string url_of_database(std::string const& name)
{
    auto const url = server_url();
    auto const host = url.find("//");
    if (host == std::string::npos) throw std::runtime_error {"GROUNDSWELL_TEST_POSTGRESQL is not postgresql://…"};
    auto const options = std::min(url.find('?'), url.size());
    auto const path = std::min(url.find('/', host + 2), options);
    return url.substr(0, path) + "/" + name + url.substr(options);
}

/// A database on the test server, dropped when this dies.
class PostgresPlace {
public:
    PostgresPlace()
        : name_ {"groundswell_test_" + std::to_string(::getpid()) + "_" + std::to_string(++made_)}
    {
        PostgresConnection server {server_url(), PostgresCommit::durable};
        server.execute(
            "create database " + name_ + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'");
    }
    ~PostgresPlace()
    {
        try {
            PostgresConnection server {server_url(), PostgresCommit::durable};
            server.execute("drop database " + name_ + " with (force)");
        } catch (...) {
            // The server of a test run is thrown away with what is in it.
        }
    }
    PostgresPlace(PostgresPlace const&) = delete;

    std::string url() const { return url_of_database(name_); }

private:
    inline static std::atomic<int> made_ {0};
    std::string name_;
};

/// Deletes what a test left. Truncating is dear, so only tables with rows are.
void empty(std::string const& url)
{
    PostgresConnection connection {url, PostgresCommit::hasty};
    auto const tables = connection.all(R"sql(
        select table_name from information_schema.tables
        where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name <> 'schema_steps'
    )sql",
        [](Row const& row) { return row.string(0); });
    std::string with_rows;
    for (auto const& table : tables) {
        auto const count = "select count(*) from (select 1 from " + table + " limit 1) as any_row";
        if (connection.number(sql_list(count, 1)) == 0) continue;
        with_rows += (with_rows.empty() ? "truncate " : ", ") + table;
    }
    if (!with_rows.empty()) connection.execute(with_rows + " cascade");
}

/// Migrated databases that wait for their next test.
class PostgresPlaces {
public:
    std::shared_ptr<PostgresPlace> take()
    {
        std::scoped_lock const lock {mutex_};
        std::unique_ptr<PostgresPlace> place;
        if (idle_.empty()) {
            place = std::make_unique<PostgresPlace>();
            migrate(*open_database({.folder = "", .url = place->url()}));
        } else {
            place = std::move(idle_.back());
            idle_.pop_back();
            empty(place->url());
        }
        return {place.release(), [this](PostgresPlace* back) {
                    std::scoped_lock const lock {mutex_};
                    idle_.emplace_back(back);
                }};
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<PostgresPlace>> idle_;
};

/// A migrated file to copy: faster than migrating for each test.
std::string const& migrated_file()
{
    static TemporaryFolder const folder;
    static std::string const path = [] {
        migrate(*open_database({.folder = folder.path(), .synchronous_off = true}));
        return folder.path() + "/groundswell.db";
    }();
    return path;
}

Opened count_of_opened;

Store opened(std::shared_ptr<void> place, DatabaseOptions options)
{
    auto database = open_database(options);
    ++(database->engine() == Engine::sqlite ? count_of_opened.sqlite : count_of_opened.postgresql);
    return {std::move(database), std::move(place), std::move(options)};
}

} // namespace

Store::Store(std::unique_ptr<Database> database, std::shared_ptr<void> place, DatabaseOptions options)
    : place_ {std::move(place)}
    , options_ {std::move(options)}
    , database_ {std::move(database)}
{
}

Store::~Store() = default;

Opened const& stores_opened()
{
    return count_of_opened;
}

std::string Store::name() const
{
    return database_->engine() == Engine::sqlite ? "sqlite" : "postgresql";
}

void Store::open_again()
{
    database_.reset();
    database_ = open_database(options_);
}

Store fresh_sqlite()
{
    auto folder = std::make_shared<TemporaryFolder>();
    std::filesystem::copy_file(migrated_file(), folder->path() + "/groundswell.db");
    DatabaseOptions options {.folder = folder->path()};
    return opened(std::move(folder), std::move(options));
}

Store fresh_postgresql()
{
    static PostgresPlaces places;
    auto place = places.take();
    DatabaseOptions options {.folder = "", .url = place->url()};
    return opened(std::move(place), std::move(options));
}

Store bare_sqlite()
{
    auto folder = std::make_shared<TemporaryFolder>();
    DatabaseOptions options {.folder = folder->path()};
    return opened(std::move(folder), std::move(options));
}

Store bare_postgresql()
{
    auto place = std::make_shared<PostgresPlace>();
    DatabaseOptions options {.folder = "", .url = place->url()};
    return opened(std::move(place), std::move(options));
}

std::vector<Store> both_engines()
{
    std::vector<Store> stores;
    stores.push_back(fresh_sqlite());
    stores.push_back(fresh_postgresql());
    return stores;
}

std::vector<Store> both_engines_bare()
{
    std::vector<Store> stores;
    stores.push_back(bare_sqlite());
    stores.push_back(bare_postgresql());
    return stores;
}

namespace {

Sql tables_in(Engine engine)
{
    if (engine == Engine::sqlite) return "select name from sqlite_schema where type = 'table'";
    return "select cast(tablename as text) from pg_tables where schemaname = current_schema()";
}

Sql columns_in(Engine engine)
{
    if (engine == Engine::sqlite) return "select name from pragma_table_info($1)";
    return "select cast(column_name as text) from information_schema.columns where table_name = $1";
}

} // namespace

std::string values_in(Database& database)
{
    std::string all;
    auto const lease = database.read();
    auto const text = [](Row const& row) { return row.string(0); };
    for (auto const& table : lease->tx().all(tables_in(database.engine()), text)) {
        auto const columns = lease->tx().all(columns_in(database.engine()), text, table);
        for (auto const& column : columns) {
            auto const values
                = "select cast(" + column + " as text) from " + table + " where " + column + " is not null";
            lease->tx().each(sql_list(values, 1), [&](Row const& row) { (all += row.text(0)) += '\n'; });
        }
    }
    return all;
}

namespace {

std::string bytes_in_folder(std::string const& folder)
{
    std::ostringstream bytes;
    for (auto const& entry : std::filesystem::directory_iterator {folder}) {
        if (entry.is_regular_file()) bytes << std::ifstream {entry.path(), std::ios::binary}.rdbuf();
    }
    return bytes.str();
}

} // namespace

std::string bytes_of(Store const& store)
{
    if (store->engine() == Engine::sqlite) return bytes_in_folder(store.options().folder);
    auto const lease = store->read();
    lease->tx().execute("checkpoint");
    auto const files = lease->tx().all("select cast(oid as bigint) from pg_class where relkind in ('r', 'i') and "
                                       "relnamespace = (select oid from pg_namespace where nspname = current_schema())",
        [](Row const& row) { return row.integer(0); });
    std::string all;
    for (auto const file : files) {
        lease->tx().each(
            "select encode(pg_read_binary_file(pg_relation_filepath(cast($1 as oid))), 'escape')",
            [&](Row const& row) { all += row.text(0); }, file);
    }
    return all;
}

} // namespace platform::testing
