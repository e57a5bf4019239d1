#pragma once

#include "platform/storage/sql.h"

#include <string>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace platform {

/// How a SQLite file is opened.
enum class SqliteUse {
    reading,         ///< refuses to write
    writing,         ///< makes the file when there is none; WAL, synchronous=FULL
    writing_unsafely ///< the same without waiting for the disk: the control of durability trials
};

/// One connection to a SQLite file, used by one thread at a time. Statements stay prepared for its life, found by the
/// hash of their text.
class SqliteConnection final : public Tx {
public:
    SqliteConnection(std::string const& path, SqliteUse use);
    ~SqliteConnection() override;
    SqliteConnection(SqliteConnection const&) = delete;

    std::int64_t query(Sql sql, std::span<Bind const> binds, CallRef<void(Row const&)> each) override;
    void execute(std::string const& statements) override;

    bool in_transaction() const;
    sqlite3* handle() const { return handle_; }

private:
    struct Statement {
        sqlite3_stmt* handle = nullptr;
        std::string_view text {};
        std::vector<int> places {}; ///< where $1, $2 … stand among SQLite's own numbers, in order of appearance
        bool reads = false;
        bool running = false;
    };
    class Run;

    void settle(SqliteUse use);
    Statement& prepared(Sql sql);
    Statement prepare(std::string_view text, unsigned flags);

    sqlite3* handle_ = nullptr;
    std::unordered_map<std::uint64_t, Statement> statements_;
};

/// Throws the storage error that stands for a code of SQLite. `handle` may be null.
[[noreturn]] void throw_sqlite_error(sqlite3* handle, int code);

} // namespace platform
