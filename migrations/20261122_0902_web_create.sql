-- Where people are signed in. Read and written by the web edge alone; a person sees and ends her own.
create table sessions (
    id {id},
    token_hash text not null unique,
    person_id bigint not null,
    bearer text not null,
    label text not null,
    created_at bigint not null,
    seen_at bigint not null
);
create index sessions_person on sessions (person_id, seen_at);

-- Answers already given to a repeated request, kept for a day. Nobody reads them but the request that comes again.
create table idempotency_keys (
    owner_id bigint not null,
    route text not null,
    key text not null,
    request_hash text not null,
    location text not null,
    body text not null,
    created_at bigint not null,
    primary key (owner_id, route, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
