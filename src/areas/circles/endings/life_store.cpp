#include "areas/circles/endings/life_store.h"

#include <algorithm>

namespace circles {

namespace {

Life life_from(platform::Row const& row, int at)
{
    return {.circle = row.id<CircleId>(at),
        .ending = end_stages.named(row.text(at + 1)).value_or(EndStage::none),
        .ending_since = row.time(at + 2),
        .quiet = quiet_stages.named(row.text(at + 3)).value_or(QuietStage::lively),
        .quiet_since = row.time(at + 4),
        .stirred_at = row.time(at + 5),
        .look_at = row.time(at + 6)};
}

Life life_in_row(platform::Row const& row)
{
    return life_from(row, 0);
}

DueLife due_in_row(platform::Row const& row)
{
    DueLife due {.life = life_in_row(row)};
    due.signs.ends_at = row.maybe(7, &platform::Row::time);
    due.signs.last_word = std::max({row.time(8), row.time(9), row.time(10)});
    due.signs.hosts = row.integer(11);
    due.signs.going = row.integer(12);
    due.signs.would_host = row.integer(13);
    due.signs.rest = row.integer(14);
    return due;
}

} // namespace

Life LifeStore::of(CircleId circle)
{
    auto const found = tx_.one(R"sql(
        select circle_id, ending, ending_since, quiet, quiet_since, stirred_at, look_at from circle_lives where circle_id = $1
    )sql",
        life_in_row, circle);
    return found.value_or(Life {.circle = circle});
}

std::unordered_map<CircleId, Life> LifeStore::of_many(std::span<CircleId const> ids)
{
    std::unordered_map<CircleId, Life> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select l.circle_id, l.ending, l.ending_since, l.quiet, l.quiet_since, l.stirred_at, l.look_at
        from ({ids}) wanted left join circle_lives l on l.circle_id = wanted.column1 where coalesce(l.circle_id, 0) <> 0
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        auto const life = life_in_row(row);
        found.emplace(life.circle, life);
    });
    return found;
}

void LifeStore::save(Life const& life)
{
    tx_.run(R"sql(
        insert into circle_lives (circle_id, ending, ending_since, quiet, quiet_since, stirred_at, look_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (circle_id) do update
        set ending = excluded.ending, ending_since = excluded.ending_since, quiet = excluded.quiet,
            quiet_since = excluded.quiet_since, stirred_at = excluded.stirred_at, look_at = excluded.look_at
    )sql",
        life.circle, end_stages.of(life.ending), life.ending_since, quiet_stages.of(life.quiet), life.quiet_since,
        life.stirred_at, life.look_at);
}

LifeStore::Glance LifeStore::glance(CircleId circle)
{
    auto const found = tx_.one(R"sql(
        select coalesce(l.circle_id, t.circle_id), coalesce(l.ending, 'none'), coalesce(l.ending_since, 0), coalesce(l.quiet, 'lively'),
            coalesce(l.quiet_since, 0), coalesce(l.stirred_at, 0), coalesce(l.look_at, 0), t.members
        from circle_tallies t left join circle_lives l on l.circle_id = t.circle_id where t.circle_id = $1
    )sql",
        [](platform::Row const& row) {
            return Glance {row.integer(7), life_in_row(row)};
        },
        circle);
    return found.value_or(Glance {.life = {.circle = circle}});
}

std::vector<DueLife> LifeStore::due(base::Time now, int limit)
{
    // What was said last is one step along an index of each circle, however much was said.
    return tx_.all(R"sql(
        select l.circle_id, l.ending, l.ending_since, l.quiet, l.quiet_since, l.stirred_at, l.look_at, c.ends_at, c.founded_at,
            coalesce((select max(t.last_at) from thread_tallies t where t.circle_id = l.circle_id), 0),
            coalesce((select max(d.asked_at) from decisions d where d.circle_id = l.circle_id), 0),
            (select count(*) from circle_people p where p.circle_id = l.circle_id and p.standing = 'host'),
            (select count(*) from circle_polls q where q.circle_id = l.circle_id and q.answer = 'going'),
            (select count(*) from circle_polls q where q.circle_id = l.circle_id and q.answer = 'host'),
            (select count(*) from circle_polls q where q.circle_id = l.circle_id and q.answer = 'rest')
        from circle_lives l join circles c on c.id = l.circle_id
        where l.look_at <= $1 and c.state = 'active' order by l.look_at, l.circle_id limit $2
    )sql",
        due_in_row, now, limit);
}

std::optional<LifeStore::Stirred> LifeStore::stirred_by(std::int64_t thread, base::PersonId person)
{
    return tx_.one(R"sql(
        select l.circle_id, l.ending, l.ending_since, l.quiet, l.quiet_since, l.stirred_at, l.look_at, coalesce(p.standing, 'none')
        from threads t join circle_lives l on l.circle_id = t.circle_id
            left join circle_people p on p.circle_id = t.circle_id and p.person_id = $2
        where t.id = $1 and l.quiet not in ('lively', 'adopted')
    )sql",
        [](platform::Row const& row) {
            return Stirred {life_in_row(row), standings.named(row.text(7)).value_or(Standing::none)};
        },
        thread, person);
}

std::vector<Life> LifeStore::turned_in(std::span<CircleId const> circles, base::Time since, base::Time until)
{
    std::vector<Life> found;
    if (circles.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select l.circle_id, l.ending, l.ending_since, l.quiet, l.quiet_since, l.stirred_at, l.look_at
        from ({ids}) wanted left join circle_lives l on l.circle_id = wanted.column1
        where coalesce(l.quiet, 'lively') in ('polled', 'looking', 'anybody') and l.quiet_since > $1 and l.quiet_since <= $2
    )sql",
        circles.size(), 3);
    platform::Binds binds;
    binds.add(since).add(until).list(circles);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(life_in_row(row)); });
    return found;
}

std::vector<Life> LifeStore::left_alone(int limit)
{
    return tx_.all(R"sql(
        select circle_id, ending, ending_since, quiet, quiet_since, stirred_at, look_at from circle_lives
        where ending = 'listed' and ending <> 'none'
        union
        select circle_id, ending, ending_since, quiet, quiet_since, stirred_at, look_at from circle_lives
        where quiet in ('looking', 'anybody', 'unanswered') and quiet <> 'lively'
        order by quiet_since, ending_since, circle_id limit $1
    )sql",
        life_in_row, limit);
}

void LifeStore::forget(CircleId circle)
{
    tx_.run("delete from circle_lives where circle_id = $1", circle);
}

} // namespace circles
