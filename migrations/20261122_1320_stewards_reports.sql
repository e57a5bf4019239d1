-- What members reported and what a steward decided. Stewards see it; the counts by outcome are everybody's.
create table reports (
    id {id},
    kind text not null,
    thing_id bigint not null,
    about_id bigint not null,
    reporter_id bigint not null,
    why text not null,
    words text not null,
    outcome text not null,
    reported_at bigint not null,
    decided_by bigint,
    note text not null,
    decided_at bigint
);
create index reports_outcome on reports (outcome, id);
create index reports_thing on reports (kind, thing_id, outcome);
create index reports_time on reports (reported_at);
