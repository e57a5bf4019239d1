#include "areas/people/standing/suspension_store.h"

namespace people {

namespace {

Suspension suspension_of(platform::Row const& row)
{
    return {.id = row.id<SuspensionId>(0),
        .person = row.id<base::PersonId>(1),
        .reason = row.string(2),
        .suspended_at = row.time(3),
        .ended_at = row.maybe(4, &platform::Row::time),
        .answer = row.string(5),
        .answered_at = row.maybe(6, &platform::Row::time)};
}

} // namespace

void SuspensionStore::begin(
    SuspensionId id, base::PersonId person, std::optional<base::PersonId> by, std::string_view reason, base::Time now)
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

base::Result<Suspension> SuspensionStore::find(SuspensionId id)
{
    auto found = tx_.one(
        "select id, person_id, reason, suspended_at, ended_at, answer, answered_at from suspensions where id = $1",
        suspension_of, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::optional<Suspension> SuspensionStore::holding(base::PersonId person)
{
    auto found = holding(std::span {&person, 1});
    return found.empty() ? std::nullopt : std::optional {std::move(found.begin()->second)};
}

std::unordered_map<base::PersonId, Suspension> SuspensionStore::holding(std::span<base::PersonId const> people)
{
    std::unordered_map<base::PersonId, Suspension> found;
    if (people.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, person_id, reason, suspended_at, ended_at, answer, answered_at from suspensions
        where ended_at is null and person_id in ({list})
    )sql",
        people.size());
    platform::Binds binds;
    binds.list(people);
    tx_.query(sql, binds.span(),
        [&](platform::Row const& row) { found.emplace(row.id<base::PersonId>(1), suspension_of(row)); });
    return found;
}

std::vector<base::PersonId> SuspensionStore::answered_since(base::Time since, int limit)
{
    return tx_.all(R"sql(
        select person_id from suspensions where ended_at is null and answered_at > $1 order by answered_at desc limit $2
    )sql",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, since, limit);
}

bool SuspensionStore::answer(SuspensionId id, std::string_view words, base::Time now)
{
    return tx_.run("update suspensions set answer = $2, answered_at = $3 where id = $1 and answered_at is null", id,
               words, now)
        == 1;
}

std::vector<Suspension> SuspensionStore::of(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, person_id, reason, suspended_at, ended_at, answer, answered_at from suspensions
        where person_id = $1 order by id
    )sql",
        suspension_of, person);
}

void SuspensionStore::forget(base::PersonId person)
{
    tx_.run("delete from suspensions where person_id = $1", person);
}

} // namespace people
