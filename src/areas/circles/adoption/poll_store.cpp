#include "areas/circles/adoption/poll_store.h"

namespace circles {

void PollStore::save(CircleId circle, base::PersonId person, PollAnswer answer, base::Time now)
{
    tx_.run(R"sql(
        insert into circle_polls (circle_id, person_id, answer, answered_at) values ($1, $2, $3, $4)
        on conflict (circle_id, person_id) do update set answer = excluded.answer, answered_at = excluded.answered_at
    )sql",
        circle, person, poll_answers.of(answer), now);
}

std::optional<PollAnswer> PollStore::of(CircleId circle, base::PersonId person)
{
    auto const found = tx_.one(
        "select answer from circle_polls where circle_id = $1 and person_id = $2",
        [](platform::Row const& row) { return row.string(0); }, circle, person);
    return found ? poll_answers.named(*found) : std::nullopt;
}

PollTally PollStore::tally(CircleId circle)
{
    PollTally tally;
    tx_.each(
        "select answer, count(*) from circle_polls where circle_id = $1 group by answer",
        [&](platform::Row const& row) {
            switch (poll_answers.named(row.text(0)).value_or(PollAnswer::going)) {
            case PollAnswer::going:
                tally.going = row.integer(1);
                return;
            case PollAnswer::host:
                tally.would_host = row.integer(1);
                return;
            case PollAnswer::rest:
                tally.rest = row.integer(1);
                return;
            }
        },
        circle);
    return tally;
}

std::vector<PolledAnswer> PollStore::all_of(base::PersonId person)
{
    return tx_.all(
        "select circle_id, answer, answered_at from circle_polls where person_id = $1 order by circle_id",
        [](platform::Row const& row) {
            return PolledAnswer {
                row.id<CircleId>(0), poll_answers.named(row.text(1)).value_or(PollAnswer::going), row.time(2)};
        },
        person);
}

bool PollStore::forget_some(base::PersonId person, int limit)
{
    auto const gone = tx_.run(R"sql(
        delete from circle_polls where person_id = $1
            and circle_id in (select circle_id from circle_polls where person_id = $1 limit $2)
    )sql",
        person, limit);
    return gone < limit;
}

void PollStore::forget(CircleId circle)
{
    tx_.run("delete from circle_polls where circle_id = $1", circle);
}

} // namespace circles
