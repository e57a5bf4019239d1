-- What classes lack, told so that others can answer. Seen by its audience once it is open; a draft by its author alone.
create table needs (
    id {id},
    author_id bigint not null references people (id),
    audience text not null,
    title text not null,
    slug text not null,
    story text not null,
    subject text not null,
    grade text not null,
    place_id bigint,
    language text not null,
    state text not null,
    photo text,
    opened_at bigint,
    merged_into bigint
);
create index needs_state on needs (state, id);
create index needs_audience on needs (state, audience, id);
create index needs_subject on needs (state, subject, id);
create index needs_author on needs (author_id, id);
create index needs_place on needs (state, place_id, id);

-- "That is mine too", with the class it is said about. The context is shown only in counts of five and more.
create table me_toos (
    need_id bigint not null references needs (id),
    person_id bigint not null references people (id),
    class_size bigint,
    grade text not null,
    setting text not null,
    lacks text not null,
    named bigint not null,
    said_at bigint not null,
    primary key (need_id, person_id)
);
create index me_toos_person on me_toos (person_id, said_at);

-- "We tried …": an answer in a sentence or two, seen by whoever sees the need.
create table replies (
    id {id},
    need_id bigint not null references needs (id),
    author_id bigint not null references people (id),
    text text not null,
    link text not null,
    written_at bigint not null,
    hidden_at bigint
);
create index replies_need on replies (need_id, id);
create index replies_author on replies (author_id, id);

-- How many said "me too" and answered, kept by a listener after each commit, for lists. One writer, so no row is fought over.
create table need_tallies (
    need_id bigint primary key,
    me_toos bigint not null,
    replies bigint not null
);
create index need_tallies_me_toos on need_tallies (me_toos, need_id);

-- What happened to a need, oldest first: its timeline.
create table need_steps (
    id {id},
    need_id bigint not null references needs (id),
    kind text not null,
    person_id bigint,
    about text not null,
    happened_at bigint not null
);
create index need_steps_need on need_steps (need_id, id);
