#include "areas/circles/activities/run_store.h"

namespace circles {

namespace {

Run run_in_row(platform::Row const& row)
{
    return {.id = row.id<RunId>(0),
        .circle = row.id<CircleId>(1),
        .activity = row.id<ActivityId>(2),
        .starter = row.id<base::PersonId>(3),
        .leader = row.id<base::PersonId>(4),
        .outline = outline_in(row.text(5)),
        .step = row.integer(6),
        .began_at = row.time(7),
        .paused_at = row.maybe(8, &platform::Row::time),
        .paused = base::Milliseconds {row.integer(9)},
        .extra = base::Milliseconds {row.integer(10)},
        .pressed_times = row.integer(11),
        .started_at = row.time(12),
        .ended_at = row.maybe(13, &platform::Row::time),
        .thread = row.maybe_id<ThreadId>(14)};
}

RunNote run_note_in_row(platform::Row const& row)
{
    return {
        row.id<RunNoteId>(0), row.id<RunId>(1), row.integer(2), row.id<base::PersonId>(3), row.string(4), row.time(5)};
}

} // namespace

base::Result<Run> RunStore::find(RunId id)
{
    auto found = tx_.one(R"sql(
        select id, circle_id, activity_id, starter_id, leader_id, outline, step, began_at, paused_at, paused_ms, extra_ms, presses,
            started_at, ended_at, thread_id
        from activity_runs where id = $1
    )sql",
        run_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void RunStore::add(Run const& run)
{
    auto const outline = json_of(run.outline).text();
    tx_.run(R"sql(
        insert into activity_runs (id, circle_id, activity_id, starter_id, leader_id, outline, step, began_at, paused_ms, extra_ms, presses,
            started_at)
        values ($1, $2, $3, $4, $5, $6, 0, $7, 0, 0, 0, $7)
    )sql",
        run.id, run.circle, run.activity, run.starter, run.leader, outline, run.started_at);
}

void RunStore::save(Run const& run)
{
    tx_.run(R"sql(
        update activity_runs set leader_id = $2, step = $3, began_at = $4, paused_at = $5, paused_ms = $6, extra_ms = $7,
            presses = $8, ended_at = $9, thread_id = $10
        where id = $1
    )sql",
        run.id, run.leader, run.step, run.began_at, run.paused_at, run.paused.count(), run.extra.count(),
        run.pressed_times, run.ended_at, run.thread);
}

void RunStore::save_outline(Run const& run)
{
    auto const outline = json_of(run.outline).text();
    tx_.run("update activity_runs set outline = $2 where id = $1", run.id, outline);
}

std::vector<Run> RunStore::of_circle(CircleId circle, RunId before, int limit)
{
    return tx_.all(R"sql(
        select id, circle_id, activity_id, starter_id, leader_id, outline, step, began_at, paused_at, paused_ms, extra_ms, presses,
            started_at, ended_at, thread_id
        from activity_runs where circle_id = $1 and id < $2 order by id desc limit $3
    )sql",
        run_in_row, circle, before, limit);
}

std::vector<Run> RunStore::of_activity(ActivityId activity, RunId after, int limit)
{
    return tx_.all(R"sql(
        select id, circle_id, activity_id, starter_id, leader_id, outline, step, began_at, paused_at, paused_ms, extra_ms, presses,
            started_at, ended_at, thread_id
        from activity_runs where activity_id = $1 and id > $2 order by id limit $3
    )sql",
        run_in_row, activity, after, limit);
}

std::map<std::int64_t, base::PersonId> RunStore::roles(RunId run)
{
    std::map<std::int64_t, base::PersonId> roles;
    tx_.each(
        "select place, person_id from activity_roles where run_id = $1",
        [&](platform::Row const& row) { roles.emplace(row.integer(0), row.id<base::PersonId>(1)); }, run);
    return roles;
}

void RunStore::take_role(RunId run, std::int64_t place, base::PersonId person)
{
    tx_.run(R"sql(
        insert into activity_roles (run_id, place, person_id) values ($1, $2, $3)
        on conflict (run_id, place) do update set person_id = excluded.person_id
    )sql",
        run, place, person);
}

void RunStore::give_role_back(RunId run, std::int64_t place, base::PersonId person)
{
    tx_.run("delete from activity_roles where run_id = $1 and place = $2 and person_id = $3", run, place, person);
}

base::Result<RunNote> RunStore::note(RunNoteId id)
{
    auto found = tx_.one(
        "select id, run_id, step, author_id, words, written_at from activity_notes where id = $1", run_note_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::vector<RunNote> RunStore::notes(RunId run)
{
    return tx_.all(
        "select id, run_id, step, author_id, words, written_at from activity_notes where run_id = $1 order by id",
        run_note_in_row, run);
}

std::vector<RunNote> RunStore::notes_of(std::span<RunNoteId const> ids)
{
    std::vector<RunNote> notes;
    if (ids.empty()) return notes;
    auto const sql = platform::sql_list(
        "select id, run_id, step, author_id, words, written_at from activity_notes where id in ({list})", ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { notes.push_back(run_note_in_row(row)); });
    return notes;
}

std::int64_t RunStore::count_notes(RunId run)
{
    return tx_.number("select count(*) from activity_notes where run_id = $1", run);
}

void RunStore::add_note(RunNote const& note)
{
    tx_.run(R"sql(
        insert into activity_notes (id, run_id, step, author_id, words, written_at) values ($1, $2, $3, $4, $5, $6)
    )sql",
        note.id, note.run, note.step, note.author, note.words, note.written_at);
}

void RunStore::remove_note(RunNoteId id)
{
    tx_.run("delete from activity_notes where id = $1", id);
}

std::vector<RunNote> RunStore::notes_by(base::PersonId author, RunNoteId after, int limit)
{
    return tx_.all(R"sql(
        select id, run_id, step, author_id, words, written_at from activity_notes
        where author_id = $1 and id > $2 order by id limit $3
    )sql",
        run_note_in_row, author, after, limit);
}

bool RunStore::forget_roles(base::PersonId person, int limit)
{
    return tx_.run(R"sql(
        delete from activity_roles where (run_id, place) in (
            select run_id, place from activity_roles where person_id = $1 limit $2)
    )sql",
               person, limit)
        < limit;
}

bool RunStore::forget_notes(base::PersonId author, int limit)
{
    return tx_.run(R"sql(
        delete from activity_notes where id in (select id from activity_notes where author_id = $1 order by id limit $2)
    )sql",
               author, limit)
        < limit;
}

void RunStore::forget_circle(CircleId circle)
{
    tx_.run("delete from activity_notes where run_id in (select id from activity_runs where circle_id = $1)", circle);
    tx_.run("delete from activity_roles where run_id in (select id from activity_runs where circle_id = $1)", circle);
    tx_.run("delete from activity_runs where circle_id = $1", circle);
}

} // namespace circles
