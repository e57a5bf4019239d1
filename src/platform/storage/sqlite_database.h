#pragma once

#include "platform/storage/connection_pool.h"
#include "platform/storage/database.h"
#include "platform/storage/sqlite_writer.h"

#include <memory>
#include <string>

namespace platform {

/// A SQLite file: one writer, and a few connections for reading that are leased one at a time.
class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string path, int readers, SqliteUse use = SqliteUse::writing);

    Engine engine() const override { return Engine::sqlite; }
    std::unique_ptr<ReadLease> read() override;
    void write(WriteJob& job) override;
    void set_wait_hook(std::function<std::shared_ptr<void>()> hook) override { wait_hook_ = std::move(hook); }
    void backup_to(std::string const& path) override;
    std::shared_ptr<void> hold_schema() override { return nullptr; }
    void keep_copy(std::string const& last_step) override;
    void scrub() override { writer_.scrub(); }
    void gather_statistics() override { }
    Counts counts() const override { return writer_.counts(); }

private:
    class Lease;

    std::string path_;
    std::function<std::shared_ptr<void>()> wait_hook_ {};
    ConnectionPool<SqliteConnection> readers_;
    SqliteWriter writer_;
};

} // namespace platform
