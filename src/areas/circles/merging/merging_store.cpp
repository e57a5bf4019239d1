#include "areas/circles/merging/merging_store.h"

namespace circles {

namespace {

Merging merging_in_row(platform::Row const& row)
{
    Merging merging;
    merging.id = row.id<MergingId>(0);
    merging.circle = row.id<CircleId>(1);
    merging.other = row.id<CircleId>(2);
    merging.into = row.id<CircleId>(3);
    merging.name = row.string(4);
    merging.purpose = row.string(5);
    merging.promises = row.string(6);
    merging.why = row.string(7);
    merging.answer = row.string(8);
    merging.proposed_by = row.id<base::PersonId>(9);
    merging.proposed_at = row.time(10);
    merging.answered_by = row.maybe_id<base::PersonId>(11);
    merging.agreed_at = row.maybe(12, &platform::Row::time);
    merging.refused_at = row.maybe(13, &platform::Row::time);
    merging.ended_at = row.maybe(14, &platform::Row::time);
    merging.finished_at = row.maybe(15, &platform::Row::time);
    merging.stage = stages.named(row.text(16)).value_or(Stage::none);
    merging.at = row.integer(17);
    merging.at_person = row.id<base::PersonId>(18);
    return merging;
}

} // namespace

void MergingStore::save(Merging const& merging)
{
    tx_.run(R"sql(
        insert into circle_mergings (id, circle_id, other_id, into_id, name, purpose, promises, why, answer, proposed_by, proposed_at,
            answered_by, agreed_at, refused_at, ended_at, finished_at, stage, at, at_person)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        on conflict (id) do update
        set answer = excluded.answer, answered_by = excluded.answered_by, agreed_at = excluded.agreed_at,
            refused_at = excluded.refused_at, ended_at = excluded.ended_at, finished_at = excluded.finished_at,
            stage = excluded.stage, at = excluded.at, at_person = excluded.at_person
    )sql",
        merging.id, merging.circle, merging.other, merging.into, merging.name, merging.purpose, merging.promises,
        merging.why, merging.answer, merging.proposed_by, merging.proposed_at, merging.answered_by, merging.agreed_at,
        merging.refused_at, merging.ended_at, merging.finished_at, stages.of(merging.stage), merging.at,
        merging.at_person);
}

base::Result<Merging> MergingStore::find(MergingId id)
{
    auto found = of({&id, 1});
    if (found.empty()) return base::not_found();
    return std::move(found.front());
}

std::vector<Merging> MergingStore::of(std::span<MergingId const> ids)
{
    std::vector<Merging> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, circle_id, other_id, into_id, name, purpose, promises, why, answer, proposed_by, proposed_at, answered_by,
            agreed_at, refused_at, ended_at, finished_at, stage, at, at_person
        from circle_mergings where id in ({list}) order by id
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(merging_in_row(row)); });
    return found;
}

std::optional<Merging> MergingStore::standing_about(CircleId one, CircleId other, base::Time since)
{
    return tx_.one(R"sql(
        select id, circle_id, other_id, into_id, name, purpose, promises, why, answer, proposed_by, proposed_at, answered_by,
            agreed_at, refused_at, ended_at, finished_at, stage, at, at_person
        from circle_mergings
        where (circle_id in ($1, $2) or other_id in ($1, $2)) and refused_at is null and ended_at is null and finished_at is null
            and (proposed_at >= $3 or agreed_at is not null)
        order by id desc limit 1
    )sql",
        merging_in_row, one, other, since);
}

std::vector<Merging> MergingStore::about(CircleId circle, int limit)
{
    return tx_.all(R"sql(
        select id, circle_id, other_id, into_id, name, purpose, promises, why, answer, proposed_by, proposed_at, answered_by,
            agreed_at, refused_at, ended_at, finished_at, stage, at, at_person
        from circle_mergings where circle_id = $1 or other_id = $1 order by id desc limit $2
    )sql",
        merging_in_row, circle, limit);
}

std::vector<Merging> MergingStore::finished_into(std::span<CircleId const> circles, base::Time since, base::Time until)
{
    std::vector<Merging> found;
    if (circles.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, circle_id, other_id, into_id, name, purpose, promises, why, answer, proposed_by, proposed_at, answered_by,
            agreed_at, refused_at, ended_at, finished_at, stage, at, at_person
        from circle_mergings where into_id in ({list}) and finished_at > $1 and finished_at <= $2 order by id
    )sql",
        circles.size(), 3);
    platform::Binds binds;
    binds.add(since).add(until).list(circles);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(merging_in_row(row)); });
    return found;
}

Facts MergingStore::facts(CircleId circle)
{
    return {tx_.number(
                "select count(*) from circle_people where circle_id = $1 and standing in ('member', 'host')", circle),
        tx_.number("select count(*) from thread_tallies where circle_id = $1", circle)};
}

std::int64_t MergingStore::shared(CircleId one, CircleId other)
{
    return tx_.number(R"sql(
        select count(*) from circle_people a join circle_people b on b.person_id = a.person_id and b.circle_id = $2
        where a.circle_id = $1 and a.standing in ('member', 'host') and b.standing in ('member', 'host')
    )sql",
        one, other);
}

std::int64_t MergingStore::taken_out(CircleId one, CircleId other, bool hosts)
{
    return tx_.number(R"sql(
        select count(*) from circle_people gone join circle_people here on here.person_id = gone.person_id
        where gone.standing = 'out' and ((gone.circle_id = $1 and here.circle_id = $2) or (gone.circle_id = $2 and here.circle_id = $1))
            and (here.standing = 'host' or (here.standing = 'member' and cast($3 as bigint) = 0))
    )sql",
        one, other, hosts);
}

std::vector<CircleId> MergingStore::close_to(CircleId circle, base::PersonId host, int limit)
{
    // Only circles that she is in: how many of a circle are in another is nobody's business who is not in both.
    return tx_.all(R"sql(
        select mine.circle_id from circle_people mine join circles c on c.id = mine.circle_id
        where mine.person_id = $2 and mine.standing in ('member', 'host') and mine.circle_id <> $1 and c.state = 'active'
            and c.merged_into is null
            and (c.audience = 'circles') = (select own.audience = 'circles' from circles own where own.id = $1)
        order by mine.standing, c.name, c.id limit $3
    )sql",
        [](platform::Row const& row) { return row.id<CircleId>(0); }, circle, host, limit);
}

std::vector<Merging> MergingStore::worded_by(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, circle_id, other_id, into_id, name, purpose, promises, why, answer, proposed_by, proposed_at, answered_by,
            agreed_at, refused_at, ended_at, finished_at, stage, at, at_person
        from circle_mergings where proposed_by = $1 or answered_by = $1 order by id
    )sql",
        merging_in_row, person);
}

void MergingStore::forget_words_of(base::PersonId person, base::Time now)
{
    tx_.run(R"sql(
        update circle_mergings set why = '', name = '', purpose = '', promises = '', ended_at = coalesce(ended_at, $2)
        where proposed_by = $1 and agreed_at is null
    )sql",
        person, now);
    tx_.run("update circle_mergings set why = '' where proposed_by = $1", person);
    tx_.run("update circle_mergings set answer = '' where answered_by = $1", person);
}

void MergingStore::forget_circle(CircleId circle)
{
    tx_.run(R"sql(
        delete from circle_merging_threads where merging_id in (
            select id from circle_mergings where circle_id = $1 or other_id = $1)
    )sql",
        circle);
    tx_.run("delete from circle_mergings where circle_id = $1 or other_id = $1", circle);
}

void MergingStore::forget_person(base::PersonId person)
{
    tx_.run(R"sql(
        delete from circle_merging_threads where merging_id in (
            select id from circle_mergings where proposed_by = $1 or answered_by = $1)
    )sql",
        person);
    tx_.run("delete from circle_mergings where proposed_by = $1 or answered_by = $1", person);
}

} // namespace circles
