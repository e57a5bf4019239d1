#include "areas/needs/me_too_store.h"

#include <algorithm>
#include <functional>
#include <map>

namespace needs {

namespace {

std::string joined(std::vector<std::string> const& codes)
{
    std::string text;
    for (auto const& code : codes) (text += text.empty() ? "" : " ") += code;
    return text;
}

std::vector<std::string> split(std::string_view codes)
{
    std::vector<std::string> parts;
    while (!codes.empty()) {
        auto const code = codes.substr(0, codes.find(' '));
        codes.remove_prefix(std::min(codes.size(), code.size() + 1));
        if (!code.empty()) parts.emplace_back(code);
    }
    return parts;
}

using Counts = std::map<std::string, std::int64_t, std::less<>>;

void count_one(Counts& counts, std::string_view code)
{
    auto const found = counts.find(code);
    if (found == counts.end())
        counts.emplace(code, 1);
    else
        ++found->second;
}

/// Those who told, by their code.
Context context_of(Counts const& counts)
{
    Context context;
    for (auto const& [code, count] : counts) {
        if (code.empty()) continue;
        context.spread.push_back({code, count});
        context.told += count;
    }
    return context;
}

Context context_of_lacks(Counts const& sets)
{
    Counts counts;
    std::int64_t told = 0;
    for (auto const& [set, count] : sets) {
        if (!set.empty()) told += count;
        for (auto& lack : split(set)) counts[std::move(lack)] += count;
    }
    auto context = context_of(counts);
    context.told = told;
    return context;
}

Context context_of_sizes(std::map<std::int64_t, std::int64_t> const& counts)
{
    Context context;
    for (auto const& [least, count] : counts) {
        context.spread.push_back({std::to_string(least), count});
        context.told += count;
    }
    return context;
}

MeToo me_too_of(platform::Row const& row)
{
    return {row.id<NeedId>(0), row.id<base::PersonId>(1), row.maybe(2, &platform::Row::integer), row.string(3),
        row.string(4), split(row.text(5)), row.yes(6), row.time(7)};
}

} // namespace

bool MeTooStore::save(MeToo const& me_too)
{
    bool const first = !find(me_too.need, me_too.person);
    tx_.run(R"sql(
        insert into me_toos (need_id, person_id, class_size, grade, setting, lacks, named, said_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (need_id, person_id) do update
        set class_size = excluded.class_size, grade = excluded.grade, setting = excluded.setting, lacks = excluded.lacks,
            named = excluded.named
    )sql",
        me_too.need, me_too.person, me_too.class_size, me_too.grade, me_too.setting, joined(me_too.lacks), me_too.named,
        me_too.said_at);
    return first;
}

bool MeTooStore::take_back(NeedId need, base::PersonId person)
{
    return tx_.run("delete from me_toos where need_id = $1 and person_id = $2", need, person) == 1;
}

std::optional<MeToo> MeTooStore::find(NeedId need, base::PersonId person)
{
    return tx_.one(R"sql(
        select need_id, person_id, class_size, grade, setting, lacks, named, said_at from me_toos where need_id = $1 and person_id = $2
    )sql",
        me_too_of, need, person);
}

std::int64_t MeTooStore::count(NeedId need)
{
    return tx_.number(R"sql(
        with recursive parts (id) as (
            select id from needs where id = $1
            union select n.id from parts p join needs n on n.merged_into = p.id and n.state = 'merged')
        select (select count(*) from me_toos where need_id = $1)
            + (select count(*) from parts p join unlinked_me_toos u on u.need_id = p.id)
    )sql",
        need);
}

Contexts MeTooStore::contexts(NeedId need)
{
    // Counted here: a "group by" would sort the rows first, which costs several times as much.
    std::map<std::int64_t, std::int64_t> sizes;
    Counts grades;
    Counts settings;
    Counts sets_of_lacks;
    tx_.each(
        R"sql(
        with recursive parts (id) as (
            select id from needs where id = $1
            union select n.id from parts p join needs n on n.merged_into = p.id and n.state = 'merged')
        select class_size, grade, setting, lacks from me_toos where need_id = $1
        union all
        select u.class_size, u.grade, u.setting, u.lacks from parts p join unlinked_me_toos u on u.need_id = p.id
    )sql",
        [&](platform::Row const& row) {
            if (!row.is_null(0)) ++sizes[least_of_band(row.integer(0))];
            count_one(grades, row.text(1));
            count_one(settings, row.text(2));
            count_one(sets_of_lacks, row.text(3));
        },
        need);
    return {.sizes = context_of_sizes(sizes),
        .grades = context_of(grades),
        .settings = context_of(settings),
        .lacks = context_of_lacks(sets_of_lacks)};
}

Counted MeTooStore::counted(NeedId need)
{
    auto const counted = tx_.one(
        "select me_toos, replies from need_tallies where need_id = $1",
        [](platform::Row const& row) {
            return Counted {row.integer(0), row.integer(1)};
        },
        need);
    return counted.value_or(Counted {});
}

std::vector<base::PersonId> MeTooStore::supporters(NeedId need)
{
    return tx_.all(
        "select person_id from me_toos where need_id = $1 order by said_at, person_id",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, need);
}

std::vector<base::PersonId> MeTooStore::supporters_after(NeedId need, base::PersonId after, int limit)
{
    return tx_.all(
        "select person_id from me_toos where need_id = $1 and person_id > $2 order by person_id limit $3",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, need, after, limit);
}

std::vector<base::PersonId> MeTooStore::named_supporters(NeedId need, int limit)
{
    return tx_.all(
        "select person_id from me_toos where need_id = $1 and named = 1 order by said_at, person_id limit $2",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, need, limit);
}

std::vector<MeToo> MeTooStore::of_person(base::PersonId person)
{
    return tx_.all(R"sql(
        select need_id, person_id, class_size, grade, setting, lacks, named, said_at from me_toos
        where person_id = $1 order by said_at, need_id
    )sql",
        me_too_of, person);
}

void MeTooStore::recount(std::span<NeedId const> needs)
{
    if (needs.empty()) return;
    auto const sql = platform::sql_list(R"sql(
        with recursive parts (whole, id) as (
            select id, id from needs where id in ({list})
            union select p.whole, n.id from parts p join needs n on n.merged_into = p.id and n.state = 'merged')
        insert into need_tallies (need_id, me_toos, replies)
        select n.id, (select count(*) from me_toos m where m.need_id = n.id)
                + (select count(*) from parts p join unlinked_me_toos u on u.need_id = p.id where p.whole = n.id),
            (select count(*) from parts p join replies r on r.need_id = p.id and r.hidden_at is null where p.whole = n.id)
        from needs n where n.id in (select whole from parts)
        on conflict (need_id) do update
        set look_in = case when abs(excluded.me_toos - need_tallies.me_toos) > 1 then 0 else need_tallies.look_in end,
            me_toos = excluded.me_toos, replies = excluded.replies
    )sql",
        needs.size());
    platform::Binds binds;
    binds.list(needs);
    tx_.query(sql, binds.span(), [](platform::Row const&) {});
}

} // namespace needs
