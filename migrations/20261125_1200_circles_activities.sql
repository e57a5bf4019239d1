-- A circle's own copies of protocols. Read by whoever may read inside the circle, changed by its members. `outline` is a JSON document
-- (outline.h) in the words of whoever copied it; `shared` is 1 as soon as somebody else than the author has changed it. Of a copy that was
-- taken away the words are gone.
create table activities (
    id {id},
    circle_id bigint not null references circles (id),
    author_id bigint not null references people (id),
    protocol text not null,
    language text not null,
    outline text not null,
    shared bigint not null,
    copied_at bigint not null,
    edited_at bigint,
    removed_at bigint
);
create index activities_circle on activities (circle_id, id);
create index activities_author on activities (author_id, id);

-- An activity while it is held, and afterwards the page of what was noted. Read by whoever may read inside the circle; the clock is
-- pressed by the leader, who is any member that took it over. `outline` is the copy as it was when this began.
create table activity_runs (
    id {id},
    circle_id bigint not null references circles (id),
    activity_id bigint not null references activities (id),
    starter_id bigint not null references people (id),
    leader_id bigint not null references people (id),
    outline text not null,
    step bigint not null,
    began_at bigint not null,
    paused_at bigint,
    paused_ms bigint not null,
    extra_ms bigint not null,
    presses bigint not null,
    started_at bigint not null,
    ended_at bigint,
    thread_id bigint
);
create index activity_runs_circle on activity_runs (circle_id, id);
create index activity_runs_activity on activity_runs (activity_id, id);

-- Who has taken which role, by its place in the outline. Written by the members of the circle.
create table activity_roles (
    run_id bigint not null references activity_runs (id),
    place bigint not null,
    person_id bigint not null references people (id),
    primary key (run_id, place)
);
create index activity_roles_person on activity_roles (person_id, run_id);

-- What was noted during a step, one line of one person. Written by members, taken away by who wrote it or a host.
create table activity_notes (
    id {id},
    run_id bigint not null references activity_runs (id),
    step bigint not null,
    author_id bigint not null references people (id),
    words text not null,
    written_at bigint not null
);
create index activity_notes_run on activity_notes (run_id, id);
create index activity_notes_author on activity_notes (author_id, id);
