#include "areas/circles/care/note_store.h"

#include <algorithm>

namespace circles {

namespace {

Note note_in_row(platform::Row const& row)
{
    return {row.id<NoteId>(0), row.id<CircleId>(1), row.id<base::PersonId>(2), row.id<base::PersonId>(3), row.string(4),
        row.time(5)};
}

constexpr std::size_t people_at_once = 512;

} // namespace

void NoteStore::add(Note const& note)
{
    tx_.run(
        "insert into circle_notes (id, circle_id, person_id, by_id, words, written_at) values ($1, $2, $3, $4, $5, $6)",
        note.id, note.circle, note.person, note.by, note.words, note.written_at);
}

std::optional<Note> NoteStore::at(CircleId circle, base::PersonId person, base::Time moment)
{
    return tx_.one(R"sql(
        select id, circle_id, person_id, by_id, words, written_at from circle_notes
        where circle_id = $1 and person_id = $2 and written_at = $3 order by id limit 1
    )sql",
        note_in_row, circle, person, moment);
}

std::unordered_map<base::PersonId, base::Time> NoteStore::last_to(
    CircleId circle, std::span<base::PersonId const> people)
{
    std::unordered_map<base::PersonId, base::Time> found;
    for (; !people.empty(); people = people.subspan(std::min(people_at_once, people.size()))) {
        auto const some = people.first(std::min(people_at_once, people.size()));
        auto const sql = platform::sql_list(R"sql(
            select person_id, max(written_at) from circle_notes where circle_id = $1 and person_id in ({list}) group by person_id
        )sql",
            some.size(), 2);
        platform::Binds binds;
        binds.add(circle).list(some);
        tx_.query(sql, binds.span(),
            [&](platform::Row const& row) { found.emplace(row.id<base::PersonId>(0), row.time(1)); });
    }
    return found;
}

std::unordered_map<base::PersonId, base::Time> NoteStore::heard_of(
    CircleId circle, std::span<base::PersonId const> people, base::Time since)
{
    std::unordered_map<base::PersonId, base::Time> found;
    for (; !people.empty(); people = people.subspan(std::min(people_at_once, people.size()))) {
        auto const some = people.first(std::min(people_at_once, people.size()));
        // Only threads that moved since then can hold what was written since; thanks are looked for by who said them.
        auto const sql = platform::sql_list(R"sql(
            with asked as (select distinct w.column1 as id from ({ids}) w)
            select heard.person_id, max(heard.at) from (
                select p.author_id as person_id, p.written_at as at
                from thread_tallies y join posts p on p.thread_id = y.thread_id
                where y.circle_id = $1 and y.last_at >= $2 and p.written_at >= $2 and p.author_id in (select id from asked)
                union all
                select h.person_id, h.said_at as at
                from thanks h join posts p on p.id = h.post_id join threads t on t.id = p.thread_id
                where t.circle_id = $1 and h.said_at >= $2 and h.person_id in (select id from asked)) heard
            group by heard.person_id
        )sql",
            some.size(), 3);
        platform::Binds binds;
        binds.add(circle).add(since).list(some);
        tx_.query(sql, binds.span(),
            [&](platform::Row const& row) { found.emplace(row.id<base::PersonId>(0), row.time(1)); });
    }
    return found;
}

std::vector<base::PersonId> NoteStore::greeted_among(CircleId circle, std::span<base::PersonId const> people)
{
    std::vector<base::PersonId> found;
    if (people.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        with asked as (select distinct w.column1 as id from ({ids}) w)
        select distinct t.author_id from threads t join posts p on p.thread_id = t.id
        where t.circle_id = $1 and t.author_id in (select id from asked) and p.author_id <> t.author_id and p.removed_at is null
        union
        select p.author_id from posts p join threads t on t.id = p.thread_id
        where t.circle_id = $1 and p.author_id in (select id from asked) and p.thanks > 0
    )sql",
        people.size(), 2);
    platform::Binds binds;
    binds.add(circle).list(people);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(row.id<base::PersonId>(0)); });
    return found;
}

std::vector<Note> NoteStore::with(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, circle_id, person_id, by_id, words, written_at from circle_notes where person_id = $1 or by_id = $1 order by id
    )sql",
        note_in_row, person);
}

bool NoteStore::forget_some(base::PersonId person, int limit)
{
    return tx_.run(R"sql(
        delete from circle_notes where id in (select id from circle_notes where person_id = $1 or by_id = $1 limit $2)
    )sql",
               person, limit)
        < limit;
}

void NoteStore::forget_circle(CircleId circle)
{
    tx_.run("delete from circle_notes where circle_id = $1", circle);
}

} // namespace circles
