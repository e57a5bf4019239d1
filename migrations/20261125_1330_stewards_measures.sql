-- What stewards did about somebody or something, as it holds now; the chain "moderation" (platform/chain) says how it came about.
-- Read by stewards, and by the person a measure is about.
create table measures (
    id {id},
    kind text not null,
    about_id bigint not null,
    thing_kind text not null,
    thing_id bigint not null,
    why text not null,
    reason text not null,
    decided_by bigint not null,
    decided_at bigint not null,
    until_at bigint,
    undone_at bigint,
    undone_by bigint
);
create index measures_about on measures (about_id, id);
create index measures_thing on measures (thing_kind, thing_id, id);
create index measures_by on measures (decided_by, id);

-- Whoever a measure is about may appeal once, with her words. Decided by somebody other than who took the measure.
create table appeals (
    id {id},
    measure_id bigint not null unique,
    person_id bigint not null,
    words text not null,
    appealed_at bigint not null,
    outcome text not null,
    decided_by bigint,
    note text not null,
    decided_at bigint
);
create index appeals_outcome on appeals (outcome, id);
create index appeals_time on appeals (appealed_at);
create index appeals_person on appeals (person_id, id);
create index appeals_by on appeals (decided_by, id);

-- A steward asks another one before she decides. Read by stewards.
create table opinions (
    id {id},
    report_id bigint not null references reports (id),
    asked_by bigint not null,
    asked_id bigint not null,
    question text not null,
    asked_at bigint not null,
    advice text not null,
    answer text not null,
    answered_at bigint
);
create index opinions_report on opinions (report_id, id);
create index opinions_asked on opinions (asked_id, answered_at, id);
create index opinions_by on opinions (asked_by, id);
