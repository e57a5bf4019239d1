#include "areas/people/blocks/block_store.h"

#include <algorithm>

namespace people {

void BlockStore::add(base::PersonId blocker, base::PersonId blocked, base::Time now)
{
    tx_.run(R"sql(
        insert into blocks (blocker_id, blocked_id, blocked_at) values ($1, $2, $3)
        on conflict (blocker_id, blocked_id) do nothing
    )sql",
        blocker, blocked, now);
}

void BlockStore::remove(base::PersonId blocker, base::PersonId blocked)
{
    tx_.run("delete from blocks where blocker_id = $1 and blocked_id = $2", blocker, blocked);
}

std::set<base::PersonId> BlockStore::of(base::PersonId blocker)
{
    std::set<base::PersonId> all;
    tx_.each(
        "select blocked_id from blocks where blocker_id = $1",
        [&](platform::Row const& row) { all.insert(row.id<base::PersonId>(0)); }, blocker);
    return all;
}

std::unordered_map<base::PersonId, std::set<base::PersonId>> BlockStore::of(std::span<base::PersonId const> blockers)
{
    std::unordered_map<base::PersonId, std::set<base::PersonId>> all;
    constexpr std::size_t at_once = 512;
    for (std::size_t first = 0; first < blockers.size(); first += at_once) {
        auto const some = blockers.subspan(first, std::min(at_once, blockers.size() - first));
        auto const sql = platform::sql_list(R"sql(
            select b.blocker_id, b.blocked_id from ({ids}) wanted join blocks b on b.blocker_id = wanted.column1
        )sql",
            some.size());
        platform::Binds binds;
        binds.list(some);
        tx_.query(sql, binds.span(),
            [&](platform::Row const& row) { all[row.id<base::PersonId>(0)].insert(row.id<base::PersonId>(1)); });
    }
    return all;
}

std::set<base::PersonId> BlockStore::blockers_of(base::PersonId blocked, std::span<base::PersonId const> people)
{
    std::set<base::PersonId> all;
    constexpr std::size_t at_once = 512;
    for (std::size_t first = 0; first < people.size(); first += at_once) {
        auto const some = people.subspan(first, std::min(at_once, people.size() - first));
        auto const sql = platform::sql_list(R"sql(
            select b.blocker_id
            from ({ids}) wanted left join blocks b on b.blocker_id = wanted.column1 and b.blocked_id = $1
            where coalesce(b.blocker_id, 0) <> 0
        )sql",
            some.size(), 2);
        platform::Binds binds;
        binds.add(blocked).list(some);
        tx_.query(sql, binds.span(), [&](platform::Row const& row) { all.insert(row.id<base::PersonId>(0)); });
    }
    return all;
}

bool BlockStore::has(base::PersonId blocker, base::PersonId blocked)
{
    return tx_.number("select count(*) from blocks where blocker_id = $1 and blocked_id = $2", blocker, blocked) > 0;
}

bool BlockStore::forget_some(base::PersonId person)
{
    constexpr int at_most = 100;
    return tx_.run(R"sql(
        delete from blocks where (blocker_id, blocked_id) in (
            select blocker_id, blocked_id from blocks where blocker_id = $1 or blocked_id = $1 limit $2)
    )sql",
               person, at_most)
        < at_most;
}

} // namespace people
