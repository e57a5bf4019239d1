#include "areas/notices/letter_store.h"

namespace notices {

namespace {

Plan plan_in_row(platform::Row const& row)
{
    return {row.id<base::PersonId>(0), static_cast<int>(row.integer(1)), row.yes(2), row.time(3), row.time(4),
        row.maybe(5, &platform::Row::time),
        {static_cast<int>(row.integer(6)), static_cast<int>(row.integer(7)), row.yes(8)}};
}

Letter letter_in_row(platform::Row const& row)
{
    return {row.id<LetterId>(0), row.id<base::PersonId>(1),
        people::letter_named(row.text(2)).value_or(people::Letter::weekly), items_from(row.text(3)), row.time(4),
        row.time(5), row.maybe(6, &platform::Row::time)};
}

} // namespace

std::optional<Plan> LetterStore::plan_of(base::PersonId person)
{
    return tx_.one(R"sql(
        select person_id, hour, at_once, due_at, since, held_until, quiet_from, quiet_to, quiet_weekends
        from letter_plans where person_id = $1
    )sql",
        plan_in_row, person);
}

void LetterStore::save(Plan const& plan)
{
    tx_.run(R"sql(
        insert into letter_plans (person_id, hour, at_once, due_at, since, held_until, quiet_from, quiet_to, quiet_weekends)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (person_id) do update
        set hour = excluded.hour, at_once = excluded.at_once, due_at = excluded.due_at, since = excluded.since,
            held_until = excluded.held_until, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
            quiet_weekends = excluded.quiet_weekends
    )sql",
        plan.person, plan.hour, plan.at_once, plan.due_at, plan.since, plan.held_until, plan.quiet.from, plan.quiet.to,
        plan.quiet.weekends);
}

std::vector<Plan> LetterStore::due(base::Time now, int limit)
{
    return tx_.all(R"sql(
        select person_id, hour, at_once, due_at, since, held_until, quiet_from, quiet_to, quiet_weekends from letter_plans
        where due_at <= $1 order by due_at, person_id limit $2
    )sql",
        plan_in_row, now, limit);
}

bool LetterStore::move_on(Plan const& from, Plan const& to)
{
    return tx_.run(R"sql(
        update letter_plans set due_at = $3, since = $4, held_until = $5 where person_id = $1 and due_at = $2
    )sql",
               from.person, from.due_at, to.due_at, to.since, to.held_until)
        == 1;
}

bool LetterStore::add(Letter const& letter)
{
    return tx_.run(R"sql(
        insert into letters (id, person_id, often, items, planned_for, written_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (person_id, planned_for) do nothing
    )sql",
               letter.id, letter.person, people::name_of(letter.often), text_of(letter.items), letter.planned_for,
               letter.written_at)
        == 1;
}

base::Result<Letter> LetterStore::find(LetterId id)
{
    auto found
        = tx_.one("select id, person_id, often, items, planned_for, written_at, handed_at from letters where id = $1",
            letter_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::vector<Letter> LetterStore::of(base::PersonId person, int limit)
{
    return tx_.all(R"sql(
        select id, person_id, often, items, planned_for, written_at, handed_at from letters
        where person_id = $1 order by id desc limit $2
    )sql",
        letter_in_row, person, limit);
}

bool LetterStore::claim(LetterId id, base::Time now)
{
    return tx_.run("update letters set handed_at = $2 where id = $1 and handed_at is null", id, now) == 1;
}

void LetterStore::unclaim(LetterId id)
{
    tx_.run("update letters set handed_at = null where id = $1", id);
}

bool LetterStore::forget_some(base::PersonId person)
{
    constexpr int at_most = 100;
    tx_.run("delete from letter_plans where person_id = $1", person);
    return tx_.run("delete from letters where id in (select id from letters where person_id = $1 order by id limit $2)",
               person, at_most)
        < at_most;
}

} // namespace notices
