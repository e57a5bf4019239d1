#include "areas/stewards/welcome/welcome_store.h"

#include <algorithm>

namespace stewards {

namespace {

FirstPost first_in_row(platform::Row const& row)
{
    return {.person = row.id<base::PersonId>(0),
        .need = row.id<needs::NeedId>(1),
        .circle = row.id<circles::CircleId>(2),
        .thread = row.id<circles::ThreadId>(3),
        .post = row.id<circles::PostId>(4),
        .posted_at = row.time(5),
        .due_at = row.time(6),
        .answered_at = row.maybe(7, &platform::Row::time),
        .welcomer = row.id<base::PersonId>(8),
        .asked_at = row.maybe(9, &platform::Row::time),
        .brief_at = row.maybe(10, &platform::Row::time)};
}

} // namespace

std::optional<FirstPost> WelcomeStore::find(base::PersonId person)
{
    return tx_.one(R"sql(
        select person_id, need_id, circle_id, thread_id, post_id, posted_at, due_at, answered_at, welcomer_id, asked_at, brief_at
        from first_posts where person_id = $1
    )sql",
        first_in_row, person);
}

bool WelcomeStore::add(FirstPost const& first)
{
    return tx_.run(R"sql(
        insert into first_posts (person_id, need_id, circle_id, thread_id, post_id, posted_at, due_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (person_id) do nothing
    )sql",
               first.person, first.need, first.circle, first.thread, first.post, first.posted_at, first.due_at)
        == 1;
}

void WelcomeStore::save(FirstPost const& first)
{
    tx_.run(R"sql(
        update first_posts set due_at = $2, answered_at = $3, welcomer_id = $4, asked_at = $5, brief_at = $6
        where person_id = $1
    )sql",
        first.person, first.due_at, first.answered_at, first.welcomer, first.asked_at, first.brief_at);
}

void WelcomeStore::forget(base::PersonId person)
{
    tx_.run("delete from first_posts where person_id = $1", person);
}

std::vector<FirstPost> WelcomeStore::waiting_at(needs::NeedId need, base::PersonId but)
{
    return tx_.all(R"sql(
        select person_id, need_id, circle_id, thread_id, post_id, posted_at, due_at, answered_at, welcomer_id, asked_at, brief_at
        from first_posts where need_id = $1 and need_id <> 0 and person_id <> $2 and answered_at is null
    )sql",
        first_in_row, need, but);
}

std::vector<FirstPost> WelcomeStore::waiting_in(circles::ThreadId thread, circles::PostId before, base::PersonId but)
{
    return tx_.all(R"sql(
        select person_id, need_id, circle_id, thread_id, post_id, posted_at, due_at, answered_at, welcomer_id, asked_at, brief_at
        from first_posts
        where thread_id = $1 and thread_id <> 0 and post_id < $2 and person_id <> $3 and answered_at is null
        order by post_id limit 50
    )sql",
        first_in_row, thread, before, but);
}

std::vector<FirstPost> WelcomeStore::overdue(base::Time now, int limit)
{
    return tx_.all(R"sql(
        select person_id, need_id, circle_id, thread_id, post_id, posted_at, due_at, answered_at, welcomer_id, asked_at, brief_at
        from first_posts where answered_at is null and brief_at <= $1 order by brief_at desc limit $2
    )sql",
        first_in_row, now, limit);
}

std::vector<needs::NeedId> WelcomeStore::in_hand(std::span<needs::NeedId const> needs, base::Time now)
{
    std::vector<needs::NeedId> found;
    if (needs.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select need_id from first_posts
        where need_id in ({list}) and need_id <> 0 and answered_at is null and asked_at is not null and brief_at > $1
    )sql",
        needs.size(), 2);
    platform::Binds binds;
    binds.add(now).list(needs);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(row.id<needs::NeedId>(0)); });
    return found;
}

WelcomeRate WelcomeStore::rate(base::Time since, base::Time now)
{
    auto const found = tx_.one(R"sql(
        select count(*), count(*) filter (where answered_at <= due_at) from first_posts
        where posted_at >= $1 and (answered_at is not null or due_at <= $2)
    )sql",
        [](platform::Row const& row) {
            return WelcomeRate {row.integer(0), row.integer(1)};
        },
        since, now);
    return found.value_or(WelcomeRate {});
}

std::vector<Load> WelcomeStore::loads_of(std::span<base::PersonId const> people)
{
    std::vector<Load> loads;
    for (auto const& person : people) loads.push_back({.person = person});
    if (people.empty()) return loads;
    auto const sql = platform::sql_list(R"sql(
        select welcomer_id, count(*) filter (where answered_at is null), max(asked_at) from first_posts
        where welcomer_id in ({list}) and welcomer_id <> 0 group by welcomer_id
    )sql",
        people.size());
    platform::Binds binds;
    binds.list(people);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        auto const load = std::ranges::find(loads, row.id<base::PersonId>(0), &Load::person);
        if (load != loads.end()) *load = {load->person, row.integer(1), row.time(2)};
    });
    return loads;
}

std::vector<base::PersonId> WelcomeStore::welcomers()
{
    return tx_.all("select person_id from welcomers order by since, person_id limit 200",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); });
}

void WelcomeStore::name_welcomer(base::PersonId person, base::Time now)
{
    tx_.run("insert into welcomers (person_id, since) values ($1, $2) on conflict (person_id) do nothing", person, now);
}

void WelcomeStore::let_go(base::PersonId person)
{
    tx_.run("delete from welcomers where person_id = $1", person);
}

void WelcomeStore::forget_welcomer(base::PersonId person)
{
    let_go(person);
    tx_.run("update first_posts set welcomer_id = 0 where welcomer_id = $1 and welcomer_id <> 0", person);
}

} // namespace stewards
