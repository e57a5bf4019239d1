#include "platform/storage/sqlite_database.h"

#include "platform/storage/durable_file.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/write_depth.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace platform {

namespace {

constexpr std::chrono::seconds patience_for_a_reader { 5 };
constexpr std::size_t copies_kept = 2;

void forget_old_copies(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> copies;
    for (auto const& entry : std::filesystem::directory_iterator { folder }) {
        auto const name = entry.path().filename().string();
        if (name.starts_with("before-") && name.ends_with(".db")) copies.push_back(entry.path());
    }
    std::ranges::sort(copies); // the names of steps begin with their date
    while (copies.size() > copies_kept) {
        std::filesystem::remove(copies.front());
        copies.erase(copies.begin());
    }
}

} // namespace

/// A reader in a transaction of its own, given back when it ends.
class SqliteDatabase::Lease final : public ReadLease {
public:
    explicit Lease(SqliteDatabase& database)
        : database_ { database }
        , reader_ { database.take_reader() }
    {
        reader_->run("begin");
    }

    ~Lease() override
    {
        try {
            reader_->run("commit");
        } catch (StorageError const&) {
            reader_.reset(); // the next lease opens a new one in its place
        }
        database_.give_back(std::move(reader_));
    }

    Tx& tx() override { return *reader_; }

private:
    SqliteDatabase& database_;
    std::unique_ptr<SqliteConnection> reader_;
};

SqliteDatabase::SqliteDatabase(std::string path, int readers, SqliteUse use)
    : path_ { std::move(path) }
    , unopened_ { std::max(1, readers) }
    , writer_ { path_, use }
{
}

std::unique_ptr<ReadLease> SqliteDatabase::read()
{
    return std::make_unique<Lease>(*this);
}

std::unique_ptr<SqliteConnection> SqliteDatabase::take_reader()
{
    std::unique_lock lock { mutex_ };
    auto const free = [this] { return !idle_.empty() || unopened_ > 0; };
    if (!returned_.wait_for(lock, patience_for_a_reader, free)) throw Unavailable { "readers", "every reader is busy" };
    if (!idle_.empty()) {
        auto reader = std::move(idle_.back());
        idle_.pop_back();
        return reader;
    }
    --unopened_;
    lock.unlock();
    try {
        return std::make_unique<SqliteConnection>(path_, SqliteUse::reading);
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void SqliteDatabase::give_back(std::unique_ptr<SqliteConnection> reader)
{
    {
        std::scoped_lock const lock { mutex_ };
        if (reader)
            idle_.push_back(std::move(reader));
        else
            ++unopened_;
    }
    returned_.notify_one();
}

void SqliteDatabase::write(WriteJob& job)
{
    WriteDepth::refuse_nested();
    writer_.write(job, wait_hook_);
}

void SqliteDatabase::backup_to(std::string const& path)
{
    make_durably(path, [this](std::string const& unfinished) {
        // Not a reader: VACUUM INTO is refused in query_only.
        SqliteConnection copier { path_, SqliteUse::writing };
        copier.run("vacuum into $1", unfinished);
    });
}

void SqliteDatabase::keep_copy(std::string const& last_step)
{
    auto const folder = std::filesystem::path { path_ }.parent_path();
    auto const copy = folder / ("before-" + last_step + ".db");
    std::filesystem::remove(copy);
    backup_to(copy);
    forget_old_copies(folder);
}

} // namespace platform
