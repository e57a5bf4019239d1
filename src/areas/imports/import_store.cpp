#include "areas/imports/import_store.h"

namespace imports {

namespace {

std::optional<platform::FileHash> hash_in(platform::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : platform::FileHash::from(row.text(column));
}

std::optional<std::string> text_of(std::optional<platform::FileHash> const& hash)
{
    return hash ? std::optional {hash->text()} : std::nullopt;
}

Import import_in_row(platform::Row const& row)
{
    return {.id = row.id<ImportId>(0),
        .kind = kinds.named(row.text(1)).value_or(Kind::people),
        .circle = row.maybe_id<base::CircleId>(2),
        .made_by = row.maybe_id<base::PersonId>(3),
        .file_name = row.string(4),
        .file = hash_in(row, 5),
        .file_bytes = row.integer(6),
        .state = states.named(row.text(7)).value_or(State::refused),
        .sending = sendings.named(row.text(8)).value_or(people::Sending::later),
        .why = row.string(9),
        .why_at = row.string(10),
        .total = row.integer(11),
        .done = row.integer(12),
        .plan = figures_from(row.text(13)),
        .plan_file = hash_in(row, 14),
        .outcome = figures_from(row.text(15)),
        .report = hash_in(row, 16),
        .created_at = row.time(17),
        .ended_at = row.maybe(18, &platform::Row::time)};
}

} // namespace

base::Result<Import> ImportStore::find(ImportId id)
{
    auto found = tx_.one(R"sql(
        select id, kind, circle_id, made_by, file_name, file_hash, file_bytes, state, sending, why, why_at, total, done, plan, plan_hash,
            outcome, report_hash, created_at, ended_at
        from imports where id = $1
    )sql",
        import_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void ImportStore::save(Import const& import)
{
    tx_.run(R"sql(
        insert into imports (id, kind, circle_id, made_by, file_name, file_hash, file_bytes, state, sending, why, why_at, total, done,
            plan, plan_hash, outcome, report_hash, created_at, ended_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        on conflict (id) do update
        set file_hash = excluded.file_hash, state = excluded.state, sending = excluded.sending, why = excluded.why,
            why_at = excluded.why_at, total = excluded.total, done = excluded.done, plan = excluded.plan,
            plan_hash = excluded.plan_hash, outcome = excluded.outcome, report_hash = excluded.report_hash,
            ended_at = excluded.ended_at
    )sql",
        import.id, kinds.of(import.kind), import.circle, import.made_by, import.file_name, text_of(import.file),
        import.file_bytes, states.of(import.state), sendings.of(import.sending), import.why, import.why_at,
        import.total, import.done, json_of(import.plan).text(), text_of(import.plan_file),
        json_of(import.outcome).text(), text_of(import.report), import.created_at, import.ended_at);
}

std::vector<Import> ImportStore::all(int limit)
{
    return tx_.all(R"sql(
        select id, kind, circle_id, made_by, file_name, file_hash, file_bytes, state, sending, why, why_at, total, done, plan, plan_hash,
            outcome, report_hash, created_at, ended_at
        from imports order by id desc limit $1
    )sql",
        import_in_row, limit);
}

std::vector<Import> ImportStore::made_by(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, kind, circle_id, made_by, file_name, file_hash, file_bytes, state, sending, why, why_at, total, done, plan, plan_hash,
            outcome, report_hash, created_at, ended_at
        from imports where made_by = $1 order by id
    )sql",
        import_in_row, person);
}

void ImportStore::remove(ImportId id)
{
    tx_.run("delete from imports where id = $1", id);
}

std::int64_t ImportStore::forget_begun(base::Time before, int limit)
{
    return tx_.run(R"sql(
        delete from imports where id in (
            select id from imports where state in ('reading', 'ready', 'refused', 'stopped') and created_at < $1
            order by created_at limit $2)
    )sql",
        before, limit);
}

bool ImportStore::advance(ImportId id, std::int64_t done)
{
    return tx_.run("update imports set done = $2 where id = $1 and state = 'running'", id, done) == 1;
}

std::unordered_map<std::string, Made> ImportStore::known(std::span<std::string const> key_hashes)
{
    std::unordered_map<std::string, Made> found;
    if (key_hashes.empty()) return found;
    auto const sql = platform::sql_list(
        "select key_hash, import_id, thing, thread from import_keys where key_hash in ({list})", key_hashes.size());
    platform::Binds binds;
    binds.list(key_hashes);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        found.emplace(row.string(0), Made {row.id<ImportId>(1), row.integer(2), row.integer(3)});
    });
    return found;
}

void ImportStore::add_key(std::string const& key_hash, Made const& made)
{
    tx_.run("insert into import_keys (key_hash, import_id, thing, thread) values ($1, $2, $3, $4)", key_hash,
        made.import, made.thing, made.thread);
}

std::vector<std::pair<std::string, std::int64_t>> ImportStore::things_of(
    ImportId id, std::string const& after, int limit)
{
    return tx_.all(
        "select key_hash, thing from import_keys where import_id = $1 and key_hash > $2 order by key_hash limit $3",
        [](platform::Row const& row) {
            return std::pair {row.string(0), row.integer(1)};
        },
        id, after, limit);
}

void ImportStore::keep_place(std::string const& email_hash, base::CircleId circle)
{
    tx_.run(
        "insert into import_places (email_hash, circle_id) values ($1, $2) on conflict do nothing", email_hash, circle);
}

std::vector<base::CircleId> ImportStore::take_places(std::string const& email_hash)
{
    return tx_.all(
        "delete from import_places where email_hash = $1 returning circle_id",
        [](platform::Row const& row) { return row.id<base::CircleId>(0); }, email_hash);
}

std::vector<platform::FileHash> ImportStore::files()
{
    std::vector<platform::FileHash> all;
    tx_.each("select file_hash, plan_hash, report_hash from imports", [&](platform::Row const& row) {
        for (int column = 0; column < 3; ++column) {
            if (auto const hash = hash_in(row, column)) all.push_back(*hash);
        }
    });
    return all;
}

bool ImportStore::keeps_file(platform::FileHash const& hash)
{
    return tx_.number(
               "select count(*) from imports where file_hash = $1 or plan_hash = $1 or report_hash = $1", hash.text())
        > 0;
}

void ImportStore::forget_maker(base::PersonId person)
{
    tx_.run("update imports set made_by = null, file_name = '' where made_by = $1", person);
}

} // namespace imports
