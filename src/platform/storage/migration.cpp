#include "platform/storage/migration.h"

#include "base/time.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <set>

namespace platform {

namespace {

using StepNames = std::set<std::string, std::less<>>;

StepNames steps_taken(Database& database)
{
    StepNames names;
    write(database, [&](Tx& tx) {
        names.clear();
        tx.execute("create table if not exists schema_steps (name text primary key, applied_at bigint not null)");
        tx.each("select name from schema_steps", [&](Row const& row) { names.insert(row.string(0)); });
    });
    return names;
}

void refuse_unknown(StepNames const& taken, std::span<MigrationStep const> steps)
{
    for (auto const& name : taken) {
        if (std::ranges::find(steps, name, &MigrationStep::name) == steps.end()) {
            throw NewerSchema {"schema", "the database knows the step " + name + ", this program does not"};
        }
    }
}

std::string text_for(Engine engine, MigrationStep const& step)
{
    constexpr std::string_view hole = "{id}";
    bool const sqlite = engine == Engine::sqlite;
    std::string text {sqlite ? step.sqlite_text : step.postgresql_text};
    for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at)) {
        text.replace(at, hole.size(), sqlite ? "integer primary key" : "bigint primary key");
    }
    return text;
}

/// False when another program took the step first.
bool take(Database& database, MigrationStep const& step)
{
    bool taken_now = false;
    write(database, [&](Tx& tx) {
        taken_now = tx.number("select count(*) from schema_steps where name = $1", step.name) == 0;
        if (!taken_now) return;
        tx.execute(text_for(database.engine(), step));
        tx.run("insert into schema_steps (name, applied_at) values ($1, $2)", step.name, base::SystemClock {}.now());
    });
    return taken_now;
}

} // namespace

int migrate(Database& database, std::span<MigrationStep const> steps)
{
    auto const turn = database.hold_schema();
    auto const taken = steps_taken(database);
    refuse_unknown(taken, steps);
    auto const missing = [&](MigrationStep const& step) { return !taken.contains(step.name); };
    if (!taken.empty() && std::ranges::any_of(steps, missing)) database.keep_copy(*taken.rbegin());
    int count = 0;
    for (auto const& step : steps) {
        if (missing(step) && take(database, step)) ++count;
    }
    return count;
}

int migrate(Database& database)
{
    return migrate(database, built_in_steps());
}

} // namespace platform
