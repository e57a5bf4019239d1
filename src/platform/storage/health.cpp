#include "platform/storage/health.h"

#include "platform/storage/migration.h"

#include <algorithm>

namespace platform {

namespace {

using Kind = Complaint::Kind;

std::string text_of(Tx& tx, Sql sql)
{
    return tx.one(sql, [](Row const& row) { return row.string(0); }).value_or("");
}

void check_sqlite(Tx& tx, std::vector<Complaint>& complaints)
{
    auto const verdict = text_of(tx, "pragma quick_check(1)");
    if (verdict != "ok") complaints.push_back({Kind::damaged, verdict});
    auto const encoding = text_of(tx, "pragma encoding");
    if (encoding != "UTF-8") complaints.push_back({Kind::not_utf8, encoding});
}

void check_postgresql(Tx& tx, std::vector<Complaint>& complaints)
{
    auto const encoding = text_of(tx, "show server_encoding");
    if (encoding != "UTF8") complaints.push_back({Kind::not_utf8, encoding});
    auto const order = text_of(tx,
        "select cast(datcollate as text) || ' ' || cast(datctype as text) from pg_database where datname = "
        "current_database()");
    if (order != "C C.UTF-8" && order != "C C.utf8") complaints.push_back({Kind::wrong_order, order});
    auto const trigrams = tx.number("select count(*) from pg_available_extensions where name = 'pg_trgm'");
    if (trigrams == 0) complaints.push_back({Kind::no_trigrams});
    auto const must_be_on = [&](std::string_view name, Sql sql) {
        if (text_of(tx, sql) == "off") complaints.push_back({Kind::not_durable, std::string {name}});
    };
    must_be_on("fsync", "show fsync");
    must_be_on("full_page_writes", "show full_page_writes");
    must_be_on("synchronous_commit", "show synchronous_commit");
}

void check_schema(Tx& tx, std::vector<Complaint>& complaints)
{
    auto const known = built_in_steps();
    auto const taken = tx.all("select name from schema_steps", [](Row const& row) { return row.string(0); });
    for (auto const& name : taken) {
        if (std::ranges::find(known, name, &MigrationStep::name) == known.end()) {
            complaints.push_back({Kind::newer, name});
        }
    }
    if (taken.size() < known.size()) complaints.push_back({Kind::older, std::string {known.back().name}});
}

} // namespace

std::vector<Complaint> complaints_about(Database& database)
{
    std::vector<Complaint> complaints;
    auto const lease = database.read();
    if (database.engine() == Engine::sqlite)
        check_sqlite(lease->tx(), complaints);
    else
        check_postgresql(lease->tx(), complaints);
    check_schema(lease->tx(), complaints);
    return complaints;
}

} // namespace platform
