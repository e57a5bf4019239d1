#include "areas/people/blocks/block_store.h"

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
