#include "areas/needs/merge_store.h"

namespace needs {

namespace {

Merge merge_in_row(platform::Row const& row)
{
    return {row.id<MergeId>(0), row.id<NeedId>(1), row.id<NeedId>(2), row.id<base::PersonId>(3), row.string(4),
        row.time(5), row.maybe(6, &platform::Row::time), row.maybe(7, &platform::Row::time),
        row.maybe(8, &platform::Row::time), row.maybe(9, &platform::Row::time), row.maybe(10, &platform::Row::time),
        row.maybe(11, &platform::Row::time)};
}

base::PersonId person_in_row(platform::Row const& row)
{
    return row.id<base::PersonId>(0);
}

std::optional<base::PersonId> last_person(std::vector<base::PersonId> const& people)
{
    return people.empty() ? std::nullopt : std::optional {people.back()};
}

/// Each is two rows.
constexpr int people_a_turn = 100;

} // namespace

void MergeStore::save(Merge const& merge)
{
    tx_.run(R"sql(
        insert into need_merges (id, from_id, into_id, proposed_by, why, proposed_at, from_accepted_at, into_accepted_at, refused_at,
            done_at, undone_at, ended_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do update
        set from_accepted_at = excluded.from_accepted_at, into_accepted_at = excluded.into_accepted_at,
            refused_at = excluded.refused_at, done_at = excluded.done_at, undone_at = excluded.undone_at, ended_at = excluded.ended_at
    )sql",
        merge.id, merge.from, merge.into, merge.proposed_by, merge.why, merge.proposed_at, merge.from_accepted_at,
        merge.into_accepted_at, merge.refused_at, merge.done_at, merge.undone_at, merge.ended_at);
}

base::Result<Merge> MergeStore::find(MergeId id)
{
    auto found = tx_.one(R"sql(
        select id, from_id, into_id, proposed_by, why, proposed_at, from_accepted_at, into_accepted_at, refused_at, done_at, undone_at, ended_at
        from need_merges where id = $1
    )sql",
        merge_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::optional<Merge> MergeStore::open_about(NeedId one, NeedId other, base::Time since)
{
    return tx_.one(R"sql(
        select id, from_id, into_id, proposed_by, why, proposed_at, from_accepted_at, into_accepted_at, refused_at, done_at, undone_at, ended_at
        from need_merges
        where (from_id in ($1, $2) or into_id in ($1, $2)) and refused_at is null and done_at is null and ended_at is null
            and proposed_at >= $3
        limit 1
    )sql",
        merge_in_row, one, other, since);
}

std::vector<Merge> MergeStore::waiting_for(base::PersonId author, base::Time since)
{
    return tx_.all(R"sql(
        select m.id, m.from_id, m.into_id, m.proposed_by, m.why, m.proposed_at, m.from_accepted_at, m.into_accepted_at, m.refused_at,
            m.done_at, m.undone_at, m.ended_at
        from need_merges m join needs f on f.id = m.from_id join needs i on i.id = m.into_id
        where m.refused_at is null and m.done_at is null and m.ended_at is null and m.proposed_at >= $2
            and ((f.author_id = $1 and m.from_accepted_at is null) or (i.author_id = $1 and m.into_accepted_at is null))
        order by m.id limit 5
    )sql",
        merge_in_row, author, since);
}

std::vector<Merge> MergeStore::done_into(NeedId need)
{
    return tx_.all(R"sql(
        select id, from_id, into_id, proposed_by, why, proposed_at, from_accepted_at, into_accepted_at, refused_at, done_at, undone_at, ended_at
        from need_merges where into_id = $1 and done_at is not null and undone_at is null order by done_at
    )sql",
        merge_in_row, need);
}

std::vector<MergeId> MergeStore::end_about(NeedId need, base::Time now)
{
    return tx_.all(R"sql(
        update need_merges set ended_at = $2
        where (from_id = $1 or into_id = $1) and refused_at is null and done_at is null and ended_at is null
        returning id
    )sql",
        [](platform::Row const& row) { return row.id<MergeId>(0); }, need, now);
}

std::vector<MergeId> MergeStore::end_of(base::PersonId author, base::Time now)
{
    return tx_.all(R"sql(
        update need_merges set ended_at = $2
        where refused_at is null and done_at is null and ended_at is null
            and (from_id in (select id from needs where author_id = $1) or into_id in (select id from needs where author_id = $1))
        returning id
    )sql",
        [](platform::Row const& row) { return row.id<MergeId>(0); }, author, now);
}

void MergeStore::carry_author(Merge const& merge, base::PersonId author, base::Time now)
{
    auto const counted = tx_.run(R"sql(
        insert into me_toos (need_id, person_id, class_size, grade, setting, lacks, named, said_at)
        select $1, $2, null, '', '', '', 0, $3 from needs where id = $1 and author_id <> $2
        on conflict (need_id, person_id) do nothing
    )sql",
        merge.into, author, now);
    if (counted == 1)
        tx_.run("insert into need_merge_supporters (merge_id, person_id) values ($1, $2)", merge.id, author);
}

std::optional<base::PersonId> MergeStore::carry_some_over(
    Merge const& merge, base::PersonId author_of_into, base::PersonId after)
{
    auto const last = last_person(
        tx_.all("select person_id from me_toos where need_id = $1 and person_id > $2 order by person_id limit $3",
            person_in_row, merge.from, after, people_a_turn));
    if (!last) return last;
    tx_.run(R"sql(
        insert into need_merge_supporters (merge_id, person_id)
        select $1, m.person_id from me_toos m
        where m.need_id = $2 and m.person_id > $5 and m.person_id <= $6 and m.person_id <> $4
            and not exists (select 1 from me_toos there where there.need_id = $3 and there.person_id = m.person_id)
    )sql",
        merge.id, merge.from, merge.into, author_of_into, after, *last);
    tx_.run(R"sql(
        insert into me_toos (need_id, person_id, class_size, grade, setting, lacks, named, said_at)
        select $3, m.person_id, m.class_size, m.grade, m.setting, m.lacks, m.named, m.said_at
        from me_toos m join need_merge_supporters s on s.person_id = m.person_id and s.merge_id = $1
        where m.need_id = $2 and m.person_id > $4 and m.person_id <= $5
    )sql",
        merge.id, merge.from, merge.into, after, *last);
    return last;
}

std::optional<base::PersonId> MergeStore::carry_some_back(Merge const& merge, base::PersonId after)
{
    auto const last = last_person(carried(merge.id, after, people_a_turn));
    if (!last) return last;
    tx_.run(R"sql(
        delete from me_toos where need_id = $2 and person_id in (
            select person_id from need_merge_supporters where merge_id = $1 and person_id > $3 and person_id <= $4)
    )sql",
        merge.id, merge.into, after, *last);
    return last;
}

std::vector<base::PersonId> MergeStore::carried(MergeId id, base::PersonId after, int limit)
{
    return tx_.all(
        "select person_id from need_merge_supporters where merge_id = $1 and person_id > $2 order by person_id limit "
        "$3",
        person_in_row, id, after, limit);
}

} // namespace needs
