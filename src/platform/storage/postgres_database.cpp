#include "platform/storage/postgres_database.h"

#include "platform/storage/row_copy.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/write_depth.h"

#include <chrono>
#include <random>
#include <thread>

namespace platform {

namespace {

constexpr int most_retries = 5;
constexpr std::chrono::seconds patience_for_retries {2};
constexpr char const* begin_write = "begin isolation level serializable";
constexpr char const* begin_read = "begin isolation level repeatable read read only";

/// A pause of up to 4, 8, 16 … milliseconds, different for everybody, so that those who met do not meet again.
std::chrono::microseconds pause_before(int attempt)
{
    thread_local std::minstd_rand chance {std::random_device {}()};
    return std::chrono::microseconds {std::uniform_int_distribution {500, 4000 << attempt}(chance)};
}

constexpr std::chrono::minutes patience_for_readers {1};
constexpr std::chrono::milliseconds between_looks {20};

/// How many others may still look at what was there before the transaction `now`. A snapshot looks as far back as the oldest
/// writer that was at work when it was taken, in whatever database of the server.
std::int64_t older_than(PostgresConnection& connection, std::int64_t now)
{
    return connection.number(R"sql(
        select count(*) from pg_stat_activity
        where pid <> pg_backend_pid()
            and greatest(age(backend_xid), case when datname = current_database() then age(backend_xmin) end)
                > age(cast(cast(cast($1 as bigint) as text) as xid))
    )sql",
        now);
}

/// Waits until nobody reads or writes any more as of a moment before this: no vacuum takes away what such a one may still look at.
/// Throws Unavailable when it lasts longer than a minute.
void let_older_ones_end(PostgresConnection& connection)
{
    auto const now = connection.number("select cast(cast(pg_current_xact_id() as text) as bigint) % 4294967296");
    auto const deadline = std::chrono::steady_clock::now() + patience_for_readers;
    // The server shows one after another: who was shown as idle may have begun while a writer was still at work that had ended
    // when its turn to be shown came. Nobody can begin like that after a look that found no one, so the next look sees all.
    for (int clear = 0; clear < 2;) {
        if (older_than(connection, now) == 0) {
            ++clear;
            continue;
        }
        clear = 0;
        if (std::chrono::steady_clock::now() > deadline)
            throw Unavailable {"", "somebody has been reading for too long to take erased words off the disk"};
        std::this_thread::sleep_for(between_looks);
    }
}

} // namespace

/// A connection of a pool for as long as this lives; one that died or is in the middle of something is not given back.
class PostgresDatabase::Borrowed {
public:
    explicit Borrowed(ConnectionPool<PostgresConnection>& pool)
        : pool_ {pool}
        , connection_ {pool.take()}
    {
    }
    ~Borrowed() { pool_.give_back(reusable_ && connection_->alive() ? std::move(connection_) : nullptr); }
    Borrowed(Borrowed const&) = delete;

    PostgresConnection* operator->() const { return connection_.get(); }
    PostgresConnection& operator*() const { return *connection_; }

    void roll_back() noexcept
    {
        try {
            connection_->roll_back();
        } catch (StorageError const&) {
            reusable_ = false;
        }
    }

private:
    ConnectionPool<PostgresConnection>& pool_;
    std::unique_ptr<PostgresConnection> connection_;
    bool reusable_ = true;
};

class PostgresDatabase::Lease final : public ReadLease {
public:
    explicit Lease(ConnectionPool<PostgresConnection>& readers)
        : connection_ {readers}
    {
        connection_->begin(begin_read);
    }
    ~Lease() override { connection_->commit_later(); }

    Tx& tx() override { return *connection_; }

private:
    Borrowed connection_;
};

PostgresDatabase::PostgresDatabase(std::string url, int connections, PostgresCommit commit)
    : url_ {std::move(url)}
    , commit_ {commit}
    , readers_ {connections, [this] { return std::make_unique<PostgresConnection>(url_, commit_); }}
    , writers_ {connections, [this] { return std::make_unique<PostgresConnection>(url_, commit_); }}
{
}

std::unique_ptr<ReadLease> PostgresDatabase::read()
{
    return std::make_unique<Lease>(readers_);
}

void PostgresDatabase::write(WriteJob& job)
{
    WriteDepth::refuse_nested();
    auto const aside = wait_hook_ ? wait_hook_() : nullptr;
    auto const end = std::chrono::steady_clock::now() + patience_for_retries;
    for (int attempt = 0;; ++attempt) {
        try {
            return run_once(job);
        } catch (SerialisationFailure const& failure) {
            if (attempt == most_retries || std::chrono::steady_clock::now() > end) {
                throw Unavailable {failure.code(), failure.what()};
            }
        }
        ++retries_;
        std::this_thread::sleep_for(pause_before(attempt));
    }
}

void PostgresDatabase::run_once(WriteJob& job)
{
    Borrowed connection {writers_};
    try {
        connection->begin(begin_write);
        bool keep = false;
        {
            WriteDepth const inside;
            keep = job.run(*connection);
        }
        if (!keep) return connection.roll_back();
        connection->commit();
        ++jobs_;
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

std::shared_ptr<void> PostgresDatabase::hold_schema()
{
    auto connection = std::make_shared<PostgresConnection>(url_, commit_);
    connection->execute("set lock_timeout = 0");
    connection->number("select count(*) from (select pg_advisory_lock($1)) as held", 0x67726f756e64);
    return connection;
}

void PostgresDatabase::scrub()
{
    PostgresConnection connection {url_, commit_};
    let_older_ones_end(connection);
    std::vector<std::string> tables;
    connection.query("select cast(tablename as text) from pg_tables where schemaname = current_schema()", {},
        [&](Row const& row) { tables.push_back(row.string(0)); });
    for (auto const& table : tables) connection.execute("vacuum (full, analyze) \"" + table + "\"");
}

void PostgresDatabase::gather_statistics()
{
    PostgresConnection {url_, commit_}.execute("analyze");
}

void PostgresDatabase::backup_to(std::string const& path)
{
    PostgresConnection snapshot {url_, commit_};
    snapshot.begin(begin_read);
    auto const rows = [&](std::string const& select, CallRef<void(Row const&)> each) { snapshot.stream(select, each); };
    copy_to_new_file(rows, path);
}

} // namespace platform
