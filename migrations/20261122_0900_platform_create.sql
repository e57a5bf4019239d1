-- Events on their way to the listeners, and work for later. Both are written in the transaction of their cause.

create table outbox (
    id {id},
    name text not null,
    payload text not null,
    created_at bigint not null,
    attempts bigint not null default 0,
    next_try_at bigint not null
);
create index outbox_by_next_try on outbox (next_try_at, id);

create table jobs (
    id {id},
    kind text not null,
    payload text not null,
    once_key text,
    run_at bigint not null,
    attempts bigint not null default 0,
    leased_until bigint,
    failed text,
    unique (kind, once_key)
);
create index jobs_by_run_at on jobs (run_at, id) where failed is null;
