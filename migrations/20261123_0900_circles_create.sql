-- A few teachers around one question. Read by its audience; a private one by those in it. Changed by its hosts.
create table circles (
    id {id},
    slug text not null unique,
    name text not null,
    purpose text not null,
    audience text not null,
    joining text not null,
    subject text not null,
    grade text not null,
    strategy text not null,
    language text not null,
    rhythm text not null,
    promises text not null,
    need_id bigint references needs (id),
    ends_at bigint,
    salt bigint not null,
    mark text not null unique,
    state text not null,
    founder_id bigint not null references people (id),
    founded_at bigint not null,
    closed_at bigint,
    merged_into bigint
);
create index circles_state on circles (state, id);
create index circles_subject on circles (state, subject, id);
create index circles_grade on circles (state, grade, id);
create index circles_need on circles (need_id);
create index circles_founder on circles (founder_id);
create index circles_end on circles (state, ends_at);

-- Who is in a circle, was asked in, asks to be let in, or left. A private circle's rows are seen by its members alone.
create table circle_people (
    circle_id bigint not null references circles (id),
    person_id bigint not null references people (id),
    standing text not null,
    duty text not null,
    words text not null,
    asked_by bigint,
    since bigint not null,
    less bigint not null,
    primary key (circle_id, person_id)
);
create index circle_people_standing on circle_people (circle_id, standing, since, person_id);
create index circle_people_asked_by on circle_people (asked_by);
create index circle_people_person on circle_people (person_id, standing, since);

-- How many are in a circle, kept by a listener after each commit, for lists. One writer, so no row is fought over.
create table circle_tallies (
    circle_id bigint primary key,
    members bigint not null
);
