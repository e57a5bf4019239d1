#include "areas/people/standing/suspension_store.h"

namespace people {

void SuspensionStore::begin(
    std::int64_t id, base::PersonId person, std::optional<base::PersonId> by, std::string_view reason, base::Time now)
{
    tx_.run(R"sql(
        insert into suspensions (id, person_id, suspended_by, reason, suspended_at) values ($1, $2, $3, $4, $5)
    )sql",
        id, person, by, reason, now);
}

void SuspensionStore::end(base::PersonId person, base::Time now)
{
    tx_.run("update suspensions set ended_at = $2 where person_id = $1 and ended_at is null", person, now);
}

std::unordered_map<base::PersonId, std::string> SuspensionStore::reasons(std::span<base::PersonId const> people)
{
    std::unordered_map<base::PersonId, std::string> found;
    if (people.empty()) return found;
    auto const sql = platform::sql_list(
        "select person_id, reason from suspensions where ended_at is null and person_id in ({list})", people.size());
    platform::Binds binds;
    binds.list(people);
    tx_.query(
        sql, binds.span(), [&](platform::Row const& row) { found.emplace(row.id<base::PersonId>(0), row.string(1)); });
    return found;
}

std::vector<SuspensionStore::Suspension> SuspensionStore::of(base::PersonId person)
{
    return tx_.all(
        "select reason, suspended_at, ended_at from suspensions where person_id = $1 order by id",
        [](platform::Row const& row) {
            return Suspension {row.string(0), row.time(1), row.maybe(2, &platform::Row::time)};
        },
        person);
}

void SuspensionStore::forget(base::PersonId person)
{
    tx_.run("delete from suspensions where person_id = $1", person);
}

} // namespace people
