#include "areas/circles/endings/legacy_store.h"

namespace circles {

namespace {

Legacy legacy_in_row(platform::Row const& row)
{
    return {.circle = row.id<CircleId>(0),
        .author = row.id<base::PersonId>(1),
        .came_of = row.string(2),
        .did_not_work = row.string(3),
        .whom_to_ask = row.string(4),
        .thanks = row.string(5),
        .closed_at = row.time(6),
        .corrected_at = row.maybe(7, &platform::Row::time)};
}

} // namespace

std::optional<Legacy> LegacyStore::of(CircleId circle)
{
    return tx_.one(R"sql(
        select circle_id, author_id, came_of, did_not_work, whom_to_ask, thanks, closed_at, corrected_at
        from circle_legacies where circle_id = $1
    )sql",
        legacy_in_row, circle);
}

void LegacyStore::save(Legacy const& legacy)
{
    tx_.run(R"sql(
        insert into circle_legacies (circle_id, author_id, came_of, did_not_work, whom_to_ask, thanks, closed_at, corrected_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (circle_id) do update
        set author_id = excluded.author_id, came_of = excluded.came_of, did_not_work = excluded.did_not_work,
            whom_to_ask = excluded.whom_to_ask, thanks = excluded.thanks, closed_at = excluded.closed_at,
            corrected_at = excluded.corrected_at
    )sql",
        legacy.circle, legacy.author, legacy.came_of, legacy.did_not_work, legacy.whom_to_ask, legacy.thanks,
        legacy.closed_at, legacy.corrected_at);
}

std::vector<CircleId> LegacyStore::closed_between(base::Time since, base::Time until, int limit)
{
    return tx_.all(R"sql(
        select l.circle_id from circle_legacies l join circles c on c.id = l.circle_id
        where l.closed_at > $1 and l.closed_at <= $2 and c.state = 'closed' order by l.closed_at desc, l.circle_id desc limit $3
    )sql",
        [](platform::Row const& row) { return row.id<CircleId>(0); }, since, until, limit);
}

std::vector<Legacy> LegacyStore::by_author(base::PersonId author)
{
    return tx_.all(R"sql(
        select circle_id, author_id, came_of, did_not_work, whom_to_ask, thanks, closed_at, corrected_at
        from circle_legacies where author_id = $1 order by circle_id
    )sql",
        legacy_in_row, author);
}

bool LegacyStore::take_words_of(base::PersonId author, int limit)
{
    auto const taken = tx_.run(R"sql(
        update circle_legacies set came_of = '', did_not_work = '', whom_to_ask = '', thanks = ''
        where circle_id in (select circle_id from circle_legacies where author_id = $1 and came_of <> '' limit $2)
    )sql",
        author, limit);
    return taken < limit;
}

void LegacyStore::forget(CircleId circle)
{
    tx_.run("delete from circle_legacies where circle_id = $1", circle);
}

} // namespace circles
