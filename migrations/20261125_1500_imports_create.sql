-- Files that administrators bring in: what each holds, how far it is, what became of it. Written by administrators and their jobs; of
-- one into a private circle only those inside know. `plan` and `outcome` are figures as JSON; the files named go when it is over.
create table imports (
    id {id},
    kind text not null,
    circle_id bigint references circles (id),
    made_by bigint references people (id),
    file_name text not null,
    file_hash text,
    file_bytes bigint not null,
    state text not null,
    sending text not null,
    why text not null,
    why_at text not null,
    total bigint not null,
    done bigint not null,
    plan text not null,
    plan_hash text,
    outcome text not null,
    report_hash text,
    created_at bigint not null,
    ended_at bigint
);
create index imports_state on imports (state, created_at);
create index imports_maker on imports (made_by);

-- What was brought in, so that it is brought in once: what the installation's secret makes of the thing's name in its source. Never
-- read by people. `thing` is the post, invitation, person or circle; `thread` the conversation of a post.
create table import_keys (
    key_hash text primary key,
    import_id bigint not null,
    thing bigint not null,
    thread bigint not null
);
create index import_keys_import on import_keys (import_id, key_hash);

-- A circle in which a place is kept for somebody who was invited, known by the hash of the address alone, until she comes.
create table import_places (
    email_hash text not null,
    circle_id bigint not null references circles (id),
    primary key (email_hash, circle_id)
);
