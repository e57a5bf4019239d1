#pragma once

#include "platform/storage/database.h"
#include "platform/storage/sqlite_writer.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

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
    Counts counts() const override { return writer_.counts(); }

    /// For tests of a full disk, before the first write.
    SqliteWriter& writer() { return writer_; }

private:
    class Lease;

    std::unique_ptr<SqliteConnection> take_reader();
    void give_back(std::unique_ptr<SqliteConnection> reader);

    std::string path_;
    int unopened_;
    std::function<std::shared_ptr<void>()> wait_hook_ {};

    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<SqliteConnection>> idle_; ///< the one used last is taken first: its cache is warm
    SqliteWriter writer_;
};

} // namespace platform
