#include "areas/needs/news.h"

#include "areas/needs/merge_store.h"
#include "areas/needs/reply_store.h"
#include "areas/needs/step.h"

#include <algorithm>

namespace needs {

namespace {

/// "(…, …), (…, …)": one pair of parameters for each reader, in sizes of a power of two so that few texts are prepared.
std::string pairs(std::size_t n, int first)
{
    std::string text;
    for (std::size_t i = 0; i < n; ++i) {
        auto const at = first + 2 * static_cast<int>(i);
        if (i > 0) text += ", ";
        text += "(cast($" + std::to_string(at) + " as bigint), cast($" + std::to_string(at + 1) + " as bigint))";
    }
    return text;
}

/// `until` as the first parameter, then the readers, the last one again and again up to the size of the text.
platform::Binds binds_of(std::span<Reader const> readers, base::Time until)
{
    platform::Binds binds;
    binds.add(until);
    for (std::size_t i = 0; i < platform::Binds::padded(readers.size()); ++i) {
        auto const& reader = readers[std::min(i, readers.size() - 1)];
        binds.add(reader.person).add(reader.since);
    }
    return binds;
}

} // namespace

std::vector<NewAnswers> answers_for_supporters(platform::Tx& tx, std::span<Reader const> readers, base::Time until)
{
    auto const n = platform::Binds::padded(readers.size());
    auto const sql = platform::sql_list("with readers (person_id, since) as (values " + pairs(n, 2) + R"sql(),
        supported as (
            select distinct a.person_id, a.since, m.need_id from readers a join me_toos m on m.person_id = a.person_id
        )
        select s.person_id, s.need_id, r.author_id, count(*)
        from supported s join replies r on r.need_id = s.need_id
        where r.written_at > s.since and r.written_at <= $1 and r.hidden_at is null and r.author_id <> s.person_id
        group by s.person_id, s.need_id, r.author_id
        order by s.person_id, s.need_id, r.author_id
    )sql",
        0);
    std::vector<NewAnswers> found;
    tx.query(sql, binds_of(readers, until).span(), [&](platform::Row const& row) {
        found.push_back({row.id<base::PersonId>(0), row.id<NeedId>(1), row.id<base::PersonId>(2), row.integer(3)});
    });
    return found;
}

Concerned concerned_by(platform::Tx& tx, std::span<NeedId const> needs, std::span<base::PersonId const> people)
{
    Concerned concerned;
    if (needs.empty() || people.empty()) return concerned;
    std::set<NeedId> const wanted {needs.begin(), needs.end()};
    std::set<base::PersonId> const asked {people.begin(), people.end()};
    auto const add = [&](platform::Row const& row) {
        auto const need = row.id<NeedId>(0);
        auto const person = row.id<base::PersonId>(1);
        if (wanted.contains(need) && asked.contains(person)) concerned.emplace(need, person);
    };
    platform::Binds of_people;
    of_people.list(people);
    // By person: of a need that thousands say "me too" to, few stand in one letter's batch.
    tx.query(platform::sql_list(R"sql(
        select m.need_id, m.person_id
        from ({ids}) wanted left join me_toos m on m.person_id = wanted.column1 where coalesce(m.need_id, 0) <> 0
    )sql",
                 people.size()),
        of_people.span(), add);
    platform::Binds of_needs;
    of_needs.list(needs);
    tx.query(platform::sql_list(R"sql(
        select n.id, n.author_id from ({ids}) wanted left join needs n on n.id = wanted.column1 where coalesce(n.id, 0) <> 0
    )sql",
                 needs.size()),
        of_needs.span(), add);
    return concerned;
}

std::vector<Closed> closed_for_supporters(platform::Tx& tx, std::span<Reader const> readers, base::Time until)
{
    auto const n = platform::Binds::padded(readers.size());
    auto const sql = platform::sql_list("with readers (person_id, since) as (values " + pairs(n, 2) + R"sql()
        select distinct a.person_id, s.need_id
        from readers a
            join me_toos m on m.person_id = a.person_id
            join need_steps s on s.need_id = m.need_id
            join needs n on n.id = s.need_id
        where s.kind = 'closed' and s.happened_at > a.since and s.happened_at <= $1 and n.state = 'closed'
            and n.author_id <> a.person_id
        order by 1, 2
    )sql",
        0);
    std::vector<Closed> found;
    tx.query(sql, binds_of(readers, until).span(), [&](platform::Row const& row) {
        found.push_back({row.id<base::PersonId>(0), row.id<NeedId>(1)});
    });
    return found;
}

std::vector<Silent> silent_for_authors(platform::Tx& tx, std::span<Reader const> readers, base::Time until)
{
    std::vector<Reader> then {readers.begin(), readers.end()};
    for (auto& reader : then) reader.since = reader.since - silence;
    auto const n = platform::Binds::padded(readers.size());
    auto const sql = platform::sql_list("with readers (person_id, since) as (values " + pairs(n, 2) + R"sql(),
        mine as (
            select distinct a.person_id, a.since, n.id, n.opened_at
            from readers a join needs n on n.author_id = a.person_id
            where n.state = 'open' and n.opened_at <= $1
        ),
        moments as (
            select person_id, since, id, opened_at as moment from mine
            union all
            select f.person_id, f.since, f.id, s.happened_at from mine f join need_steps s on s.need_id = f.id
            union all
            select f.person_id, f.since, f.id, r.written_at
            from mine f join replies r on r.need_id = f.id where r.hidden_at is null
        )
        select person_id, id from moments group by person_id, since, id
        having max(moment) > since and max(moment) <= $1 order by person_id, id
    )sql",
        0);
    std::vector<Silent> found;
    tx.query(sql, binds_of(then, until - silence).span(), [&](platform::Row const& row) {
        found.push_back({row.id<base::PersonId>(0), row.id<NeedId>(1)});
    });
    return found;
}

std::vector<CarriedOver> carried_over(platform::Tx& tx, std::span<Reader const> readers, base::Time until)
{
    auto const n = platform::Binds::padded(readers.size());
    auto const sql = platform::sql_list("with readers (person_id, since) as (values " + pairs(n, 2) + R"sql()
        select distinct a.person_id, m.into_id
        from readers a join need_merge_supporters s on s.person_id = a.person_id join need_merges m on m.id = s.merge_id
            join needs f on f.id = m.from_id and f.author_id <> a.person_id
        where m.done_at > a.since and m.done_at <= $1 and m.undone_at is null
        order by a.person_id, m.into_id
    )sql",
        0);
    std::vector<CarriedOver> found;
    tx.query(sql, binds_of(readers, until).span(), [&](platform::Row const& row) {
        found.push_back({row.id<base::PersonId>(0), row.id<NeedId>(1)});
    });
    return found;
}

std::vector<Need> opened_between(platform::Tx& tx, base::Time since, base::Time until, int limit)
{
    return NeedStore {tx}.opened_between(since, until, limit);
}

std::unordered_map<NeedId, Listed> needs_of(platform::Tx& tx, std::span<NeedId const> ids)
{
    return NeedStore {tx}.of(ids);
}

base::Result<Need> need_of(platform::Tx& tx, NeedId id)
{
    return NeedStore {tx}.find(id);
}

base::Result<Merge> merge_of(platform::Tx& tx, MergeId id)
{
    return MergeStore {tx}.find(id);
}

std::vector<base::PersonId> carried_by(platform::Tx& tx, MergeId id, base::PersonId after, int limit)
{
    return MergeStore {tx}.carried(id, after, limit);
}

base::Result<Reply> reply_of(platform::Tx& tx, ReplyId id)
{
    return ReplyStore {tx}.find(id);
}

std::vector<Reply> standing_replies(platform::Tx& tx, std::span<NeedId const> needs, base::Time since, int limit)
{
    return ReplyStore {tx}.standing(needs, since, limit);
}

} // namespace needs
