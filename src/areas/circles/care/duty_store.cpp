#include "areas/circles/care/duty_store.h"

namespace circles {

namespace {

DutyTurn turn_in_row(platform::Row const& row)
{
    return {row.id<base::PersonId>(0), duties.named(row.text(1)).value_or(Duty::none), row.time(2),
        row.maybe(3, &platform::Row::time)};
}

} // namespace

void DutyStore::begin(TurnId id, CircleId circle, base::PersonId person, Duty duty, base::Time now)
{
    end(circle, person, now);
    if (duty == Duty::none) return;
    tx_.run("insert into circle_duty_turns (id, circle_id, person_id, duty, since, until) values ($1, $2, $3, $4, $5, "
            "null)",
        id, circle, person, duties.of(duty), now);
}

void DutyStore::end(CircleId circle, base::PersonId person, base::Time now)
{
    tx_.run("update circle_duty_turns set until = $3 where person_id = $2 and circle_id = $1 and until is null", circle,
        person, now);
}

std::vector<DutyTurn> DutyStore::turns_in(CircleId circle, int limit)
{
    return tx_.all("select person_id, duty, since, until from circle_duty_turns where circle_id = $1 order by since "
                   "desc, id desc limit $2",
        turn_in_row, circle, limit);
}

std::vector<DutyStore::TurnIn> DutyStore::all_of(base::PersonId person)
{
    return tx_.all(
        "select person_id, duty, since, until, circle_id from circle_duty_turns where person_id = $1 order by id",
        [](platform::Row const& row) {
            return TurnIn {row.id<CircleId>(4), turn_in_row(row)};
        },
        person);
}

bool DutyStore::forget_some(base::PersonId person, int limit)
{
    return tx_.run("delete from circle_duty_turns where id in (select id from circle_duty_turns where person_id = $1 "
                   "limit $2)",
               person, limit)
        < limit;
}

void DutyStore::forget_circle(CircleId circle)
{
    tx_.run("delete from circle_duty_turns where circle_id = $1", circle);
}

} // namespace circles
