#include "platform/storage/sqlite_database.h"

#include "platform/storage/durable_file.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/write_depth.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace platform {

namespace {

constexpr std::size_t copies_kept = 2;

void forget_old_copies(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> copies;
    for (auto const& entry : std::filesystem::directory_iterator {folder}) {
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
    explicit Lease(ConnectionPool<SqliteConnection>& readers)
        : readers_ {readers}
        , reader_ {readers.take()}
    {
        reader_->run("begin");
    }

    ~Lease() override
    {
        try {
            reader_->run("commit");
        } catch (StorageError const&) {
            reader_.reset();
        }
        readers_.give_back(std::move(reader_));
    }

    Tx& tx() override { return *reader_; }

private:
    ConnectionPool<SqliteConnection>& readers_;
    std::unique_ptr<SqliteConnection> reader_;
};

SqliteDatabase::SqliteDatabase(std::string path, int readers, SqliteUse use)
    : path_ {std::move(path)}
    , readers_ {readers, [this] { return std::make_unique<SqliteConnection>(path_, SqliteUse::reading); }}
    , writer_ {path_, use}
{
}

std::unique_ptr<ReadLease> SqliteDatabase::read()
{
    return std::make_unique<Lease>(readers_);
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
        SqliteConnection copier {path_, SqliteUse::writing};
        copier.run("vacuum into $1", unfinished);
    });
}

void SqliteDatabase::keep_copy(std::string const& last_step)
{
    auto const folder = std::filesystem::path {path_}.parent_path();
    auto const copy = folder / ("before-" + last_step + ".db");
    std::filesystem::remove(copy);
    backup_to(copy);
    forget_old_copies(folder);
}

} // namespace platform
