#include "platform/storage/sqlite_writer.h"

#include "platform/storage/storage_errors.h"
#include "platform/storage/write_depth.h"

#include <cstdlib>
#include <sqlite3.h>

namespace platform {

namespace {

constexpr std::size_t group_limit = 200;
constexpr int log_pages_before_checkpoint = 1000;     // 4 MB
constexpr int log_pages_before_insisting = 16 * 1000; // 64 MB: readers have kept the log from starting over
constexpr int insisting_ms = 50;
constexpr int usual_patience_ms = 5000;

/// Whether after this failure the kernel may have dropped what was written: a second fsync would succeed and lie, so
/// nothing may be acknowledged any more.
bool breaks(StorageError const& error)
{
    if (dynamic_cast<StorageFull const*>(&error)) return false;
    auto const code = std::atoi(error.code().c_str()) & 0xff;
    return code == SQLITE_IOERR || code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

} // namespace

SqliteWriter::SqliteWriter(std::string const& path, SqliteUse use)
    : connection_ {path, use}
{
    auto const remember = [](void* pages, sqlite3*, char const*, int now) {
        *static_cast<int*>(pages) = now;
        return SQLITE_OK;
    };
    // Takes the place of SQLite's own checkpoint inside the commit, so that nobody's answer waits for it.
    sqlite3_wal_hook(connection_.handle(), remember, &log_pages_);
    thread_ = std::thread {[this] { serve(); }};
}

SqliteWriter::~SqliteWriter()
{
    {
        std::scoped_lock const lock {mutex_};
        ending_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

void SqliteWriter::write(WriteJob& job, std::function<std::shared_ptr<void>()> const& wait_hook)
{
    Ticket ticket {.job = &job};
    auto const group = join(ticket);
    {
        auto const aside = wait_hook ? wait_hook() : nullptr;
        group->answered.wait(0);
    }
    if (ticket.failure) std::rethrow_exception(std::move(ticket.failure));
}

void SqliteWriter::scrub()
{
    struct Nothing final : WriteJob {
        bool run(Tx&) override { return true; }
    };
    scrub_wanted_ = true;
    Nothing nothing; // wakes the thread; when the second is answered, the log was looked at after the first
    write(nothing, nullptr);
    write(nothing, nullptr);
}

std::shared_ptr<SqliteWriter::Group> SqliteWriter::join(Ticket& ticket)
{
    std::scoped_lock const lock {mutex_};
    if (waiting_.empty() || waiting_.back()->tickets.size() == group_limit) {
        waiting_.push_back(std::make_shared<Group>());
    }
    auto group = waiting_.back();
    group->tickets.push_back(&ticket);
    if (waiting_.size() == 1 && group->tickets.size() == 1) arrived_.notify_one();
    return group;
}

std::shared_ptr<SqliteWriter::Group> SqliteWriter::next_group()
{
    std::unique_lock lock {mutex_};
    arrived_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return nullptr;
    auto group = std::move(waiting_.front());
    waiting_.pop_front();
    return group;
}

void SqliteWriter::serve()
{
    WriteDepth const inside;
    while (auto const group = next_group()) {
        commit(group->tickets);
        group->answered = 1;
        group->answered.notify_all();
        shorten_log();
        if (scrub_wanted_) empty_log();
    }
}

void SqliteWriter::commit(std::vector<Ticket*> const& tickets)
{
    try {
        if (broken_) throw Unavailable {*broken_, "the disk failed; the server must be started again"};
        connection_.run("begin immediate");
        if (run_all(tickets)) {
            connection_.run("commit");
            ++groups_;
            jobs_ += static_cast<std::int64_t>(tickets.size());
            return;
        }
        // SQLite gave up the whole transaction with one job; its neighbours are innocent and run again, each alone.
        if (tickets.size() == 1) return;
        for (auto* const ticket : tickets) {
            if (!ticket->failure) commit({ticket});
        }
    } catch (StorageError const& error) {
        if (breaks(error)) broken_ = error.code();
        refuse(tickets, std::current_exception());
    } catch (...) {
        refuse(tickets, std::current_exception());
    }
}

bool SqliteWriter::run_all(std::vector<Ticket*> const& tickets)
{
    for (auto* const ticket : tickets) {
        if (run_one(*ticket) == Ran::lost_with_transaction) return false;
    }
    return true;
}

SqliteWriter::Ran SqliteWriter::run_one(Ticket& ticket)
{
    connection_.run("savepoint job");
    bool keep = false;
    try {
        keep = ticket.job->run(connection_);
    } catch (...) {
        ticket.failure = std::current_exception();
    }
    if (!connection_.in_transaction()) return Ran::lost_with_transaction;
    if (!keep) connection_.run("rollback to job");
    connection_.run("release job");
    return Ran::kept;
}

void SqliteWriter::refuse(std::vector<Ticket*> const& tickets, std::exception_ptr failure)
{
    for (auto* const ticket : tickets) {
        if (!ticket->failure) ticket->failure = failure;
    }
    if (!connection_.in_transaction()) return;
    try {
        connection_.run("rollback");
    } catch (StorageError const& error) {
        broken_ = error.code();
    }
}

void SqliteWriter::shorten_log()
{
    if (broken_ || log_pages_ < log_pages_before_checkpoint) return;
    auto* const handle = connection_.handle();
    bool const insist = log_pages_ >= log_pages_before_insisting;
    if (insist) sqlite3_busy_timeout(handle, insisting_ms);
    auto const mode = insist ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
    int done = 0;
    auto const code = sqlite3_wal_checkpoint_v2(handle, nullptr, mode, &log_pages_, &done);
    if (insist) sqlite3_busy_timeout(handle, usual_patience_ms);
    if (code == SQLITE_OK && done == log_pages_) log_pages_ = 0;
    try {
        if (code != SQLITE_OK && code != SQLITE_BUSY) throw_sqlite_error(handle, code);
    } catch (StorageError const& error) {
        if (breaks(error)) broken_ = error.code();
    }
}

void SqliteWriter::empty_log()
{
    if (broken_) return;
    auto* const handle = connection_.handle();
    sqlite3_busy_timeout(handle, insisting_ms);
    auto const code = sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(handle, usual_patience_ms);
    // A reader that stays holds the log; the next group tries again.
    if (code != SQLITE_OK) return;
    scrub_wanted_ = false;
    log_pages_ = 0;
}

} // namespace platform
