#pragma once

#include "base/chance.h"
#include "base/result.h"
#include "platform/storage/context.h"
#include "platform/storage/sql.h"

#include <functional>
#include <memory>
#include <string>

namespace platform {

enum class Engine { sqlite, postgresql };

/// How a database is opened. `url` empty means SQLite in `folder`/groundswell.db.
struct DatabaseOptions {
    std::string folder;
    std::string url {};
    int readers = 4;              ///< connections for reading; PostgreSQL has as many again for writing
    bool synchronous_off = false; ///< the negative control of durability trials; never set by the server
};

/// What a write did when it was not refused by its own rules.
enum class Outcome { committed, refused_kept, rolled_back };

/// One job for the write seam. `run` may be called more than once (a serialisation failure, a failed neighbour in the
/// group), each time with a fresh transaction; the last run is the one that counts.
class WriteJob {
public:
    virtual ~WriteJob() = default;
    /// True keeps what was written, false rolls it back.
    virtual bool run(Tx& tx) = 0;
};

/// A read transaction: one snapshot. Given back when it is destroyed.
class ReadLease {
public:
    virtual ~ReadLease() = default;
    virtual Tx& tx() = 0;
};

/// Both engines behind one face. Thread-safe.
class Database {
public:
    virtual ~Database() = default;

    virtual Engine engine() const = 0;
    virtual std::unique_ptr<ReadLease> read() = 0;

    /// Runs the job in the single writer's group commit (SQLite) or one serialisable transaction (PostgreSQL) and returns
    /// after it is durable. Throws what the job threw, StorageFull, or Unavailable; then nothing of it was kept.
    virtual void write(WriteJob& job) = 0;

    /// Called around the wait inside write(); what it gives lives while the caller sleeps. The web lets its worker step
    /// aside so. Set once, before the first write.
    virtual void set_wait_hook(std::function<std::shared_ptr<void>()> hook) = 0;

    /// A consistent copy of the database, while serving, into one new SQLite file (SQLite: VACUUM INTO; PostgreSQL: our own
    /// row copier, so that no program of another version is needed). restore_from() reads it on either engine.
    virtual void backup_to(std::string const& path) = 0;

    /// While held, nobody else changes the schema: two programs that start at once take turns. SQLite's one writer
    /// needs none.
    virtual std::shared_ptr<void> hold_schema() = 0;

    /// Keeps a copy of the state before a migration beside a SQLite file (the newest two); on PostgreSQL the operator's
    /// own backups stand for it.
    virtual void keep_copy(std::string const& last_step) = 0;

    /// Makes what was deleted unreadable in the files as well: SQLite overwrites deleted rows (secure_delete) and here moves the
    /// log into the file and empties it, as soon as no reader holds it; PostgreSQL writes its tables anew, each behind a lock.
    virtual void scrub() = 0;

    /// After many rows came at once: PostgreSQL plans by what it knows of its tables, and would learn it minutes later. SQLite
    /// plans by our indexes alone.
    virtual void gather_statistics() = 0;

    /// Counters for /metrics and for tests: groups committed, jobs, serialisation retries.
    struct Counts {
        std::int64_t groups = 0;
        std::int64_t jobs = 0;
        std::int64_t retries = 0;
    };
    virtual Counts counts() const = 0;
};

/// Opens the database (creating an empty SQLite file) without migrating it.
std::unique_ptr<Database> open_database(DatabaseOptions const& options);

/// Brings the schema up to date: forward only, each step resumable after a crash. Throws NewerSchema when the database was
/// written by a newer program. Gives the number of steps taken.
int migrate(Database& database);

/// Fills an empty database of either engine from a file made by backup_to(), all of it or nothing; an older file is
/// migrated on the way. Search indexes are not copied: they are built again from the rows. Throws StorageError when the
/// database has rows already or the file is damaged, NewerSchema when the file is of a newer program.
void restore_from(Database& database, std::string const& path);

} // namespace platform
