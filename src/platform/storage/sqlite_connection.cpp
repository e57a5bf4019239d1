#include "platform/storage/sqlite_connection.h"

#include "platform/storage/storage_errors.h"

#include <cerrno>
#include <sqlite3.h>

namespace platform {

namespace {

/// Reads the columns of the row a statement stands on.
class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement)
        : statement_ {statement}
    {
    }

    bool is_null(int column) const override { return sqlite3_value_type(value(column)) == SQLITE_NULL; }

    Bind::Kind kind(int column) const override
    {
        switch (sqlite3_value_type(value(column))) {
        case SQLITE_INTEGER:
            return Bind::Kind::integer;
        case SQLITE_FLOAT:
            return Bind::Kind::real;
        case SQLITE_NULL:
            return Bind::Kind::null;
        default:
            return Bind::Kind::text;
        }
    }

    std::int64_t integer(int column) const override
    {
        auto* const found = value(column);
        if (sqlite3_value_type(found) != SQLITE_INTEGER) mistaken(column, "integer");
        return sqlite3_value_int64(found);
    }

    double real(int column) const override
    {
        auto* const found = value(column);
        auto const type = sqlite3_value_type(found);
        if (type != SQLITE_FLOAT && type != SQLITE_INTEGER) mistaken(column, "real");
        return sqlite3_value_double(found);
    }

    std::string_view text(int column) const override
    {
        auto* const found = value(column);
        if (sqlite3_value_type(found) != SQLITE_TEXT) mistaken(column, "text");
        auto const* const bytes = reinterpret_cast<char const*>(sqlite3_value_text(found));
        return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(found))};
    }

private:
    /// One look-up for the type and the value; safe because a connection has one user at a time.
    sqlite3_value* value(int column) const { return sqlite3_column_value(statement_, column); }

    [[noreturn]] void mistaken(int column, char const* wanted) const
    {
        throw StorageError {
            "type", "column " + std::to_string(column) + " is not " + wanted + " in: " + sqlite3_sql(statement_)};
    }

    sqlite3_stmt* statement_;
};

/// A disk without room, or one that was made read-only; but never a failed fsync, after which nothing is known.
bool no_room(int code, int system_error)
{
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) return false;
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EROFS;
}

int bind_one(sqlite3_stmt* statement, int place, Bind const& bind)
{
    switch (bind.kind) {
    case Bind::Kind::null:
        return SQLITE_OK; // unbound is null
    case Bind::Kind::integer:
        return sqlite3_bind_int64(statement, place, bind.integer);
    case Bind::Kind::real:
        return sqlite3_bind_double(statement, place, bind.real);
    case Bind::Kind::text:
        break;
    }
    // A null pointer would bind null instead of an empty text.
    char const* const bytes = bind.text.data() ? bind.text.data() : "";
    return sqlite3_bind_text64(statement, place, bytes, bind.text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

} // namespace

void throw_sqlite_error(sqlite3* handle, int code)
{
    auto const name = std::to_string(code);
    std::string const what = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    auto const system_error = handle ? sqlite3_system_errno(handle) : 0;
    switch (code & 0xff) {
    case SQLITE_FULL:
        throw StorageFull {name, what};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        if (no_room(code, system_error)) throw StorageFull {name, what};
        throw StorageError {name, what + " (errno " + std::to_string(system_error) + ")"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Unavailable {name, what};
    case SQLITE_CONSTRAINT:
        throw ConstraintBroken {name, what};
    default:
        throw StorageError {name, what};
    }
}

/// One run of a statement: bound on birth, reset and unbound on death, also when a callback throws.
class SqliteConnection::Run {
public:
    Run(SqliteConnection& connection, Sql sql, std::span<Bind const> binds)
        : connection_ {connection}
        , statement_ {&connection.prepared(sql)}
    {
        // The same text asked again from inside its own rows gets a statement for that one run.
        if (statement_->running) {
            own_ = connection.prepare(sql.text(), 0);
            statement_ = &own_;
        }
        statement_->running = true;
        try {
            bind(binds);
        } catch (...) {
            end();
            throw;
        }
    }

    ~Run() { end(); }
    Run(Run const&) = delete;

    Statement const& statement() const { return *statement_; }

    bool step()
    {
        auto const code = sqlite3_step(statement_->handle);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) throw_sqlite_error(connection_.handle_, code);
        return false;
    }

private:
    void bind(std::span<Bind const> binds)
    {
        if (binds.size() != statement_->places.size()) {
            throw StorageError {"parameters",
                "expects " + std::to_string(statement_->places.size())
                    + " parameters: " + std::string {statement_->text}};
        }
        for (std::size_t i = 0; i < binds.size(); ++i) {
            auto const code = bind_one(statement_->handle, statement_->places[i], binds[i]);
            if (code != SQLITE_OK) throw_sqlite_error(connection_.handle_, code);
        }
    }

    void end()
    {
        sqlite3_reset(statement_->handle);
        sqlite3_clear_bindings(statement_->handle);
        statement_->running = false;
        sqlite3_finalize(own_.handle);
    }

    SqliteConnection& connection_;
    Statement own_ {};
    Statement* statement_;
};

SqliteConnection::SqliteConnection(std::string const& path, SqliteUse use)
{
    auto const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (use == SqliteUse::reading ? 0 : SQLITE_OPEN_CREATE);
    auto const code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
    try {
        if (code != SQLITE_OK) throw_sqlite_error(handle_, code);
        settle(use);
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection()
{
    for (auto& [hash, statement] : statements_) sqlite3_finalize(statement.handle);
    sqlite3_close_v2(handle_);
}

void SqliteConnection::settle(SqliteUse use)
{
    sqlite3_busy_timeout(handle_, 5000);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    execute("pragma foreign_keys = on; pragma trusted_schema = off; pragma temp_store = memory");
    // A reader's map counts towards the process's memory once for each connection, hence no larger.
    if (use == SqliteUse::reading) {
        execute("pragma query_only = on; pragma cache_size = -2048; pragma mmap_size = 8388608");
        return;
    }
    execute("pragma journal_mode = wal; pragma cache_size = -8192; pragma secure_delete = on");
    execute(use == SqliteUse::writing ? "pragma synchronous = full" : "pragma synchronous = off");
}

bool SqliteConnection::in_transaction() const
{
    return sqlite3_get_autocommit(handle_) == 0;
}

void SqliteConnection::execute(std::string const& statements)
{
    auto const code = sqlite3_exec(handle_, statements.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_sqlite_error(handle_, code);
}

SqliteConnection::Statement& SqliteConnection::prepared(Sql sql)
{
    // Two texts of one hash sit at neighbouring keys.
    for (auto key = sql.hash();; ++key) {
        auto const found = statements_.find(key);
        if (found == statements_.end()) {
            return statements_.emplace(key, prepare(sql.text(), SQLITE_PREPARE_PERSISTENT)).first->second;
        }
        if (found->second.text == sql.text()) return found->second;
    }
}

SqliteConnection::Statement SqliteConnection::prepare(std::string_view text, unsigned flags)
{
    Statement statement {.text = text};
    auto const size = static_cast<int>(text.size());
    auto const code = sqlite3_prepare_v3(handle_, text.data(), size, flags, &statement.handle, nullptr);
    if (code != SQLITE_OK) throw_sqlite_error(handle_, code);
    statement.reads = sqlite3_stmt_readonly(statement.handle) != 0;
    auto const count = sqlite3_bind_parameter_count(statement.handle);
    for (int n = 1; n <= count; ++n) {
        auto const place = sqlite3_bind_parameter_index(statement.handle, ('$' + std::to_string(n)).c_str());
        if (place == 0) {
            sqlite3_finalize(statement.handle);
            throw StorageError {"parameters", "parameters are not $1 to $n: " + std::string {text}};
        }
        statement.places.push_back(place);
    }
    return statement;
}

std::int64_t SqliteConnection::query(Sql sql, std::span<Bind const> binds, CallRef<void(Row const&)> each)
{
    Run run {*this, sql, binds};
    auto const before = sqlite3_total_changes64(handle_);
    SqliteRow const row {run.statement().handle};
    while (run.step()) each(row);
    // A definition leaves the count of the statement before it standing.
    if (run.statement().reads || sqlite3_total_changes64(handle_) == before) return 0;
    return sqlite3_changes64(handle_);
}

} // namespace platform
