#pragma once

#include "platform/storage/connection_pool.h"
#include "platform/storage/database.h"
#include "platform/storage/postgres_connection.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace platform {

/// A PostgreSQL database: reads in repeatable-read snapshots, each write one serialisable transaction on the caller's
/// own thread, tried again when it met another.
class PostgresDatabase final : public Database {
public:
    PostgresDatabase(std::string url, int connections, PostgresCommit commit = PostgresCommit::durable);

    Engine engine() const override { return Engine::postgresql; }
    std::unique_ptr<ReadLease> read() override;
    void write(WriteJob& job) override;
    void set_wait_hook(std::function<std::shared_ptr<void>()> hook) override { wait_hook_ = std::move(hook); }
    void backup_to(std::string const& path) override;
    std::shared_ptr<void> hold_schema() override;
    void keep_copy(std::string const&) override { }
    void scrub() override;
    void gather_statistics() override;
    Counts counts() const override { return {.groups = jobs_, .jobs = jobs_, .retries = retries_}; }

private:
    class Lease;
    class Borrowed;

    void run_once(WriteJob& job);

    std::string url_;
    PostgresCommit commit_;
    std::function<std::shared_ptr<void>()> wait_hook_ {};
    std::atomic<std::int64_t> jobs_ {0};
    std::atomic<std::int64_t> retries_ {0};
    ConnectionPool<PostgresConnection> readers_;
    ConnectionPool<PostgresConnection> writers_; ///< apart, so that slow readers never keep a write waiting
};

} // namespace platform
