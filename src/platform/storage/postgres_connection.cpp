#include "platform/storage/postgres_connection.h"

#include "platform/storage/postgres_row.h"
#include "platform/storage/storage_errors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <libpq-fe.h>

namespace platform {

namespace {

unsigned type_of(Bind const& bind)
{
    switch (bind.kind) {
    case Bind::Kind::null:
        return 0;
    case Bind::Kind::integer:
        return type_int8;
    case Bind::Kind::real:
        return type_float8;
    case Bind::Kind::text:
        return type_text;
    }
    return 0;
}

/// The parameters as libpq takes them: numbers as their shortest exact text, text as bytes with a length.
class SentParameters {
public:
    explicit SentParameters(std::span<Bind const> binds)
        : figures_(binds.size())
    {
        for (std::size_t i = 0; i < binds.size(); ++i) add(binds[i], figures_[i]);
    }

    int count() const { return static_cast<int>(values.size()); }

    std::vector<char const*> values {};
    std::vector<int> lengths {};
    std::vector<int> formats {};

private:
    using Figure = std::array<char, 32>;

    void add(Bind const& bind, Figure& figure)
    {
        bool const as_bytes = bind.kind == Bind::Kind::text;
        char const* value = figure.data();
        auto* const end = figure.data() + figure.size() - 1;
        if (bind.kind == Bind::Kind::null) value = nullptr;
        if (bind.kind == Bind::Kind::integer) *std::to_chars(figure.data(), end, bind.integer).ptr = '\0';
        if (bind.kind == Bind::Kind::real) *std::to_chars(figure.data(), end, bind.real).ptr = '\0';
        if (as_bytes) value = bind.text.data() ? bind.text.data() : "";
        values.push_back(value);
        lengths.push_back(as_bytes ? static_cast<int>(bind.text.size()) : 0);
        formats.push_back(as_bytes ? 1 : 0);
    }

    std::vector<Figure> figures_;
};

bool away(std::string_view state)
{
    // Connection lost, server going down or coming up, too many clients, a primary that has become a standby.
    return state.empty() || state.starts_with("08") || state.starts_with("57P") || state == "53300" || state == "25006";
}

[[noreturn]] void throw_state(std::string const& state, std::string const& what)
{
    constexpr std::string_view lock_not_available = "55P03";
    if (state == "40001" || state == "40P01") throw SerialisationFailure {state, what};
    if (state == "53100") throw StorageFull {state, what};
    if (state.starts_with("23")) throw ConstraintBroken {state, what};
    if (away(state) || state == lock_not_available) throw Unavailable {state, what};
    throw StorageError {state, what};
}

std::string field(pg_result const* result, int code)
{
    auto const* const text = PQresultErrorField(result, code);
    return text ? text : "";
}

bool fine(pg_result const* result)
{
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
    case PGRES_EMPTY_QUERY:
    case PGRES_PIPELINE_SYNC:
        return true;
    default:
        return false;
    }
}

} // namespace

void PostgresConnection::Close::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

void PostgresConnection::Close::operator()(pg_result* result) const
{
    PQclear(result);
}

PostgresConnection::PostgresConnection(std::string url, PostgresCommit commit)
    : url_ {std::move(url)}
    , commit_ {commit}
{
    connect();
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::connect()
{
    // What stands before dbname may be set otherwise by the address, what stands after it may not.
    std::array<char const*, 6> const keywords {
        "connect_timeout", "tcp_user_timeout", "application_name", "dbname", "client_encoding", nullptr};
    std::array<char const*, 6> const values {"3", "5000", "groundswell", url_.c_str(), "UTF8", nullptr};
    statements_.clear();
    owed_ = false;
    connection_.reset(PQconnectdbParams(keywords.data(), values.data(), 1));
    if (!alive()) throw Unavailable {"08001", PQerrorMessage(connection_.get())};
    auto const remember = [](void* self, pg_result const* notice) {
        auto* const connection = static_cast<PostgresConnection*>(self);
        if (field(notice, PG_DIAG_SQLSTATE) == "01000") connection->perhaps_not_replicated_ = true;
    };
    PQsetNoticeReceiver(connection_.get(), remember, this);
    std::string const encoding = PQparameterStatus(connection_.get(), "server_encoding");
    if (encoding != "UTF8") throw StorageError {"encoding", "the database is encoded in " + encoding + ", not UTF8"};
    // Never statement_timeout: a commit that it cancels is reported as done although it may be lost.
    execute("set lock_timeout = '2s'; set idle_in_transaction_session_timeout = '60s'");
    if (commit_ == PostgresCommit::hasty) execute("set synchronous_commit = off");
}

bool PostgresConnection::alive() const
{
    return PQstatus(connection_.get()) == CONNECTION_OK;
}

void PostgresConnection::check(pg_result const* result) const
{
    if (result && fine(result)) return;
    if (!result || !alive()) throw Unavailable {"08006", PQerrorMessage(connection_.get())};
    throw_state(field(result, PG_DIAG_SQLSTATE), PQresultErrorMessage(result));
}

void PostgresConnection::execute(std::string const& statements)
{
    receive_owed();
    if (!begin_.empty()) {
        Result const begun {PQexec(connection_.get(), begin_.c_str())};
        check(begun.get());
        begin_.clear();
    }
    Result const result {PQexec(connection_.get(), statements.c_str())};
    check(result.get());
}

void PostgresConnection::begin(char const* text)
{
    begin_ = text;
}

std::int64_t PostgresConnection::query(Sql sql, std::span<Bind const> binds, CallRef<void(Row const&)> each)
{
    auto const begin = begin_;
    receive_owed();
    send(sql, binds);
    auto result = receive();
    if (!alive() && !begin.empty()) {
        // Nothing of this transaction can have been kept, so it may start again on a new connection.
        begin_ = begin;
        connect();
        send(sql, binds);
        result = receive();
    }
    check(result.get());
    auto const rows = PQntuples(result.get());
    for (int row = 0; row < rows; ++row) each(PostgresRow {result.get(), row});
    std::string_view const tag {PQcmdStatus(result.get())};
    if (tag.starts_with("SELECT") || tag.starts_with("FETCH")) return 0;
    std::int64_t changed = 0;
    std::string_view const count {PQcmdTuples(result.get())};
    std::from_chars(count.data(), count.data() + count.size(), changed);
    return changed;
}

PostgresConnection::Statement* PostgresConnection::find(Sql sql, std::span<Bind const> binds)
{
    auto const suits = [&](Statement const& statement) {
        auto const& types = statement.types;
        if (statement.text != sql.text() || types.size() != binds.size()) return false;
        for (std::size_t i = 0; i < types.size(); ++i) {
            auto const type = type_of(binds[i]);
            if (type != 0 && types[i] != 0 && type != types[i]) return false;
        }
        return true;
    };
    auto& sharing = statements_[sql.hash()];
    auto const found = std::ranges::find_if(sharing, suits);
    return found == sharing.end() ? nullptr : &*found;
}

PostgresConnection::Statement PostgresConnection::made(Sql sql, std::span<Bind const> binds)
{
    Statement statement {.name = fmt::format("s{}", ++made_), .text = sql.text(), .types = {}};
    for (auto const& bind : binds) statement.types.push_back(type_of(bind));
    return statement;
}

void PostgresConnection::send(Sql sql, std::span<Bind const> binds)
{
    auto* const connection = connection_.get();
    SentParameters const parameters {binds};
    auto* statement = find(sql, binds);
    unproven_.reset();
    PQenterPipelineMode(connection);
    if (!begin_.empty()) PQsendQueryParams(connection, begin_.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0);
    begin_.clear();
    if (!statement) {
        unproven_ = std::make_unique<Statement>(made(sql, binds));
        unproven_hash_ = sql.hash();
        statement = unproven_.get();
        std::string const text {sql.text()};
        PQsendPrepare(connection, statement->name.c_str(), text.c_str(), parameters.count(), statement->types.data());
    }
    PQsendQueryPrepared(connection, statement->name.c_str(), parameters.count(), parameters.values.data(),
        parameters.lengths.data(), parameters.formats.data(), 0);
    PQpipelineSync(connection);
}

/// The first failure of what was sent, or the answer of the statement itself, which is the last.
PostgresConnection::Result PostgresConnection::receive()
{
    auto* const connection = connection_.get();
    Result answer;
    bool failed = false;
    while (alive()) {
        Result result {PQgetResult(connection)};
        if (!result) continue; // the end of one command's answers
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) break;
        if (failed) continue;
        failed = !fine(result.get());
        answer = std::move(result);
    }
    PQexitPipelineMode(connection);
    if (unproven_ && answer && !failed && alive()) statements_[unproven_hash_].push_back(std::move(*unproven_));
    unproven_.reset();
    return answer;
}

void PostgresConnection::stream(std::string const& select, CallRef<void(Row const&)> each)
{
    execute(""); // begins, when that is still to be done
    auto* const connection = connection_.get();
    PQsendQuery(connection, select.c_str());
    PQsetSingleRowMode(connection);
    while (Result const result {PQgetResult(connection)}) {
        check(result.get());
        if (PQntuples(result.get()) == 1) each(PostgresRow {result.get(), 0});
    }
}

void PostgresConnection::commit()
{
    if (!begin_.empty()) return begin_.clear();
    perhaps_not_replicated_ = false;
    Result const result {PQexec(connection_.get(), "commit")};
    check(result.get());
    if (perhaps_not_replicated_) throw Unavailable {"01000", "the commit might not have been replicated"};
    if (std::string_view {PQcmdStatus(result.get())} != "COMMIT") {
        throw StorageError {"25P02", "a failed statement was passed over, the transaction is rolled back"};
    }
}

void PostgresConnection::commit_later()
{
    if (!begin_.empty()) return begin_.clear();
    owed_ = PQsendQuery(connection_.get(), "commit") == 1;
}

void PostgresConnection::receive_owed()
{
    if (!owed_) return;
    owed_ = false;
    while (Result const result {PQgetResult(connection_.get())}) { }
}

void PostgresConnection::roll_back()
{
    begin_.clear();
    if (alive() && PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) execute("rollback");
}

} // namespace platform
