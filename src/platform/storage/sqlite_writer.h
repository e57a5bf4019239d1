#pragma once

#include "platform/storage/database.h"
#include "platform/storage/sqlite_connection.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace platform {

/// The one thread that writes. It takes all jobs that wait, runs each in a savepoint of one transaction, and answers
/// after that transaction is on the disk: one fsync for many callers.
class SqliteWriter {
public:
    SqliteWriter(std::string const& path, SqliteUse use);
    ~SqliteWriter();

    /// Returns after the job's group is durable; throws what the job threw, or why the group was not kept.
    void write(WriteJob& job, std::function<std::shared_ptr<void>()> const& wait_hook);

    /// Asks the writing thread to move the whole log into the file and to empty it; it tries again after each group until that
    /// is done.
    void scrub();

    Database::Counts counts() const { return {.groups = groups_, .jobs = jobs_}; }

private:
    struct Ticket {
        WriteJob* job = nullptr;
        std::exception_ptr failure {};
    };
    struct Group {
        std::vector<Ticket*> tickets {};
        std::atomic<int> answered {0};
    };
    enum class Ran { kept, lost_with_transaction };

    std::shared_ptr<Group> join(Ticket& ticket);
    std::shared_ptr<Group> next_group();
    void serve();
    void commit(std::vector<Ticket*> const& tickets);
    bool run_all(std::vector<Ticket*> const& tickets);
    Ran run_one(Ticket& ticket);
    void refuse(std::vector<Ticket*> const& tickets, std::exception_ptr failure);
    void shorten_log();
    void empty_log();

    SqliteConnection connection_;
    int log_pages_ = 0;
    std::optional<std::string> broken_ {}; ///< the code after which nothing may be acknowledged; of the thread alone

    std::atomic<std::int64_t> groups_ {0};
    std::atomic<std::int64_t> jobs_ {0};

    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::shared_ptr<Group>> waiting_;
    bool ending_ = false;
    std::atomic<bool> scrub_wanted_ {false};
    std::thread thread_;
};

} // namespace platform
