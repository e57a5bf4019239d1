#include "areas/circles/talk/reach_store.h"

namespace circles {

void ReachStore::note(PostId post, base::PersonId author, std::int64_t people, base::Time now)
{
    tx_.run("insert into post_reaches (post_id, author_id, people, written_at) values ($1, $2, $3, $4)", post, author,
        people, now);
}

std::int64_t ReachStore::since(base::PersonId author, base::Time moment)
{
    return tx_.number("select count(*) from post_reaches where author_id = $1 and written_at >= $2", author, moment);
}

std::int64_t ReachStore::others_inside(CircleId circle, base::PersonId but, std::span<base::PersonId const> besides)
{
    // A list is never empty: who is left out anyway stands in it first.
    std::vector<base::PersonId> out {but};
    out.insert(out.end(), besides.begin(), besides.end());
    auto const sql = platform::sql_list(R"sql(
        select count(*) from circle_people
        where circle_id = $1 and standing in ('member', 'host') and less = 0 and person_id not in ({list})
    )sql",
        out.size(), 2);
    platform::Binds binds;
    binds.add(circle).list(out);
    std::int64_t count = 0;
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { count = row.integer(0); });
    return count;
}

std::int64_t ReachStore::forget_before(base::Time moment, int limit)
{
    return tx_.run(R"sql(
        delete from post_reaches where post_id in (
            select post_id from post_reaches where written_at < $1 order by written_at limit $2)
    )sql",
        moment, limit);
}

void ReachStore::forget(base::PersonId author)
{
    tx_.run("delete from post_reaches where author_id = $1", author);
}

} // namespace circles
