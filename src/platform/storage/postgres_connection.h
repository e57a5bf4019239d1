#pragma once

#include "platform/storage/sql.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct pg_conn;
struct pg_result;

namespace platform {

/// How long PostgreSQL makes a commit wait for the disk.
enum class PostgresCommit { durable, hasty };

/// One connection to a PostgreSQL server, used by one thread at a time. The text that opens a transaction travels together
/// with its first statement; if the connection proves dead at that moment, it is made anew and both are sent again.
class PostgresConnection final : public Tx {
public:
    /// Throws Unavailable when the server cannot be reached, StorageError when the database is not encoded in UTF8.
    PostgresConnection(std::string url, PostgresCommit commit);
    ~PostgresConnection() override;
    PostgresConnection(PostgresConnection const&) = delete;

    std::int64_t query(Sql sql, std::span<Bind const> binds, CallRef<void(Row const&)> each) override;
    void execute(std::string const& statements) override;

    /// Rows one by one as they arrive, however many there are, for a text that is used once.
    void stream(std::string const& select, CallRef<void(Row const&)> each);

    /// Sent with the first statement.
    void begin(char const* text);

    /// Throws Unavailable when it cannot be known whether the transaction was kept: the connection broke, or the server
    /// says that it might not have been replicated.
    void commit();

    /// For a transaction that only read: its end is sent, the answer read before the next use.
    void commit_later();

    void roll_back();
    bool alive() const;

private:
    struct Statement {
        std::string name;
        std::string_view text;
        std::vector<unsigned> types; ///< 0 where a null was bound when it was prepared: the server chose
    };
    struct Close {
        void operator()(pg_conn* connection) const;
        void operator()(pg_result* result) const;
    };
    using Result = std::unique_ptr<pg_result, Close>;

    void connect();
    void check(pg_result const* result) const;
    void send(Sql sql, std::span<Bind const> binds);
    Result receive();
    Statement* find(Sql sql, std::span<Bind const> binds);
    Statement made(Sql sql, std::span<Bind const> binds);
    void receive_owed();

    std::string url_;
    PostgresCommit commit_;
    std::unique_ptr<pg_conn, Close> connection_;
    std::unordered_map<std::uint64_t, std::vector<Statement>> statements_;
    int made_ = 0;
    std::string begin_; ///< to be sent with the next statement
    bool owed_ = false; ///< a commit was sent whose answer is not read yet
    bool perhaps_not_replicated_ = false;
    std::unique_ptr<Statement> unproven_; ///< sent for preparation, the answer is not read yet
    std::uint64_t unproven_hash_ = 0;
};

} // namespace platform
