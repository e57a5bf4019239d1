#include "platform/storage/row_copy.h"

#include "platform/storage/durable_file.h"
#include "platform/storage/sqlite_database.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/temporary_folder.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <deque>
#include <filesystem>

namespace platform {

namespace {

constexpr std::size_t binds_in_one_insert = 256;

Sql columns_query(Engine engine)
{
    if (engine == Engine::sqlite) {
        return R"sql(
            select tables.name, columns.name, lower(columns.type)
            from pragma_table_list as tables join pragma_table_info(tables.name) as columns
            where tables.schema = 'main' and tables.name not like 'sqlite\_%' escape '\'
            and tables.name not like 'search\_%' escape '\'
            order by tables.name, columns.name
        )sql";
    }
    return R"sql(
        select columns.table_name, columns.column_name, columns.data_type
        from information_schema.columns as columns
        join information_schema.tables as tables
        on tables.table_schema = columns.table_schema and tables.table_name = columns.table_name
        where tables.table_schema = current_schema() and tables.table_type = 'BASE TABLE'
        and tables.table_name not like 'search\_%' escape '\'
        order by columns.table_name collate "C", columns.column_name collate "C"
    )sql";
}

/// Tables in an order in which each stands after those its foreign keys name.
std::vector<TableShape> parents_first(Tx& sqlite)
{
    auto rest = tables_of(sqlite, Engine::sqlite);
    std::erase_if(rest, [](TableShape const& table) { return table.name == "schema_steps"; });
    std::vector<TableShape> ordered;
    auto const placed
        = [&](std::string const& name) { return std::ranges::find(ordered, name, &TableShape::name) != ordered.end(); };
    while (!rest.empty()) {
        auto const ready = [&](TableShape const& table) {
            auto const parents = sqlite.all(
                "select \"table\" from pragma_foreign_key_list($1)", [](Row const& row) { return row.string(0); },
                table.name);
            return std::ranges::all_of(
                parents, [&](auto const& parent) { return parent == table.name || placed(parent); });
        };
        auto const next = std::ranges::find_if(rest, ready);
        if (next == rest.end()) throw StorageError {"schema", "foreign keys run in a ring"};
        ordered.push_back(std::move(*next));
        rest.erase(next);
    }
    return ordered;
}

std::string names_of(std::vector<TableShape::Column> const& columns)
{
    std::string names;
    for (auto const& column : columns) names += (names.empty() ? "" : ", ") + column.name;
    return names;
}

/// Gathers rows of one table and inserts many with one statement.
class Inserts {
public:
    Inserts(Tx& to, TableShape const& table)
        : to_ {to}
        , width_ {table.columns.size()}
        , rows_at_once_ {std::max<std::size_t>(1, binds_in_one_insert / width_)}
        , head_ {"insert into " + table.name + " (" + names_of(table.columns) + ") values "}
    {
    }

    void add(Row const& row)
    {
        for (int column = 0; column < static_cast<int>(width_); ++column) add_value(row, column);
        if (++rows_ == rows_at_once_) flush();
    }

    void flush()
    {
        if (rows_ == 0) return;
        std::string text = head_;
        for (std::size_t row = 0; row < rows_; ++row) text += (row == 0 ? "(" : ", (") + places(row) + ")";
        to_.query(sql_list(text, 1), binds_, [](Row const&) {});
        rows_ = 0;
        binds_.clear();
        texts_.clear();
    }

private:
    void add_value(Row const& row, int column)
    {
        switch (row.kind(column)) {
        case Bind::Kind::null:
            binds_.push_back({});
            break;
        case Bind::Kind::integer:
            binds_.push_back(row.integer(column));
            break;
        case Bind::Kind::real:
            binds_.push_back(row.real(column));
            break;
        case Bind::Kind::text:
            binds_.push_back(texts_.emplace_back(row.text(column)));
            break;
        }
    }

    std::string places(std::size_t row) const
    {
        std::string text;
        for (std::size_t i = 1; i <= width_; ++i) text += (i == 1 ? "$" : ", $") + std::to_string(row * width_ + i);
        return text;
    }

    Tx& to_;
    std::size_t width_;
    std::size_t rows_at_once_;
    std::string head_;
    std::size_t rows_ = 0;
    std::vector<Bind> binds_;
    std::deque<std::string> texts_; ///< what the binds point to
};

void copy_rows(RowSource source, std::vector<TableShape> const& tables, Tx& to)
{
    // What a migration itself inserted is in the source too, perhaps changed.
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) to.execute("delete from " + table->name);
    for (auto const& table : tables) {
        Inserts inserts {to, table};
        source("select " + names_of(table.columns) + " from " + table.name, [&](Row const& row) { inserts.add(row); });
        inserts.flush();
    }
}

void refuse_unless_empty(Database& database)
{
    auto const lease = database.read();
    auto const tables = tables_of(lease->tx(), database.engine());
    for (auto const& table : tables) {
        if (table.name == "schema_steps") continue;
        auto const count = sql_list("select count(*) from " + table.name, 1);
        if (lease->tx().number(count) != 0) throw StorageError {"not_empty", "the database has rows already"};
    }
}

void refuse_unless_whole(Tx& file)
{
    auto const has_steps = file.number("select count(*) from sqlite_master where name = 'schema_steps'") == 1;
    if (!has_steps) throw StorageError {"not_a_backup", "the file is not a backup of this program"};
    auto const verdict = file.one("pragma integrity_check", [](Row const& row) { return row.string(0); });
    if (verdict != "ok") throw StorageError {"damaged", "the file is damaged: " + verdict.value_or("")};
}

} // namespace

std::vector<TableShape> tables_of(Tx& tx, Engine engine)
{
    std::vector<TableShape> tables;
    tx.each(columns_query(engine), [&](Row const& row) {
        if (tables.empty() || tables.back().name != row.text(0)) tables.push_back({.name = row.string(0)});
        // The rowid itself, which an {id} becomes on SQLite, is as wide as a bigint.
        auto const type = row.text(2) == "integer" ? "bigint" : row.string(2);
        tables.back().columns.push_back({row.string(1), type});
    });
    return tables;
}

void copy_to_new_file(RowSource source, std::string const& path)
{
    make_durably(path, [&](std::string const& unfinished) {
        // Its log is folded in and removed when the last connection closes; make_durably() then waits for the disk.
        SqliteDatabase file {unfinished, 1, SqliteUse::writing_unsafely};
        migrate(file);
        write(file, [&](Tx& tx) { copy_rows(source, parents_first(tx), tx); });
    });
}

void restore_from(Database& database, std::string const& path)
{
    refuse_unless_empty(database);
    TemporaryFolder const folder;
    auto const copy = folder.path() + "/backup.db";
    std::filesystem::copy_file(path, copy);
    refuse_unless_whole(*std::make_unique<SqliteConnection>(copy, SqliteUse::reading));
    SqliteDatabase file {copy, 1, SqliteUse::writing_unsafely};
    migrate(file);
    migrate(database);
    auto const lease = file.read();
    auto const rows = [&](std::string const& select, CallRef<void(Row const&)> each) {
        lease->tx().query(sql_list(select, 1), {}, each);
    };
    auto const tables = parents_first(lease->tx());
    write(database, [&](Tx& tx) { copy_rows(rows, tables, tx); });
}

} // namespace platform
