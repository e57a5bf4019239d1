-- What waits for somebody: one row for each thing that addressed her, read and marked by her alone. from_id and need_id are
-- other rooms' own; a row is shown only as far as their laws allow when it is read.
create table notices (
    id {id},
    person_id bigint not null,
    kind text not null,
    need_id bigint not null,
    reply_id bigint not null,
    from_id bigint not null,
    times bigint not null,
    once_key text not null,
    happened_at bigint not null,
    read_at bigint,
    mailed_at bigint,
    unique (person_id, once_key)
);
create index notices_unread on notices (person_id, id) where read_at is null;
create index notices_person on notices (person_id, id);

-- How somebody wants her letter, and when the next one is due. Read and written by herself, and by the round that writes letters.
create table letter_plans (
    person_id bigint primary key,
    hour bigint not null,
    at_once bigint not null,
    due_at bigint not null,
    since bigint not null,
    held_until bigint
);
create index letter_plans_due on letter_plans (due_at, person_id);

-- Letters written, as references: their words are made when they are read, so that what was hidden meanwhile stays hidden.
-- One for each person and moment, whatever happens to the round. Read by whom they were written to.
create table letters (
    id {id},
    person_id bigint not null,
    often text not null,
    items text not null,
    planned_for bigint not null,
    written_at bigint not null,
    handed_at bigint,
    unique (person_id, planned_for)
);
create index letters_person on letters (person_id, id);
