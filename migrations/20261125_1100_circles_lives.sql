-- How far a circle is on its way: to the end that its hosts set, and into silence. One row for each circle; read with the circle's page,
-- changed by the round that looks after circles, and by whoever answers it. `look_at` is when the round looks again.
create table circle_lives (
    circle_id bigint primary key,
    ending text not null,
    ending_since bigint not null,
    quiet text not null,
    quiet_since bigint not null,
    stirred_at bigint not null,
    look_at bigint not null
);
create index circle_lives_look on circle_lives (look_at, circle_id);
create index circle_lives_quiet on circle_lives (quiet, circle_id) where quiet <> 'lively';
create index circle_lives_ending on circle_lives (ending, ending_since, circle_id) where ending <> 'none';

-- Circles that were there before are looked at one after another, the oldest first.
insert into circle_lives (circle_id, ending, ending_since, quiet, quiet_since, stirred_at, look_at)
select id, 'none', 0, 'lively', 0, founded_at, founded_at from circles where state = 'active';

-- What members answered when their circle had grown quiet. Counted for everybody in it; hers alone with her name.
create table circle_polls (
    circle_id bigint not null references circles (id),
    person_id bigint not null references people (id),
    answer text not null,
    answered_at bigint not null,
    primary key (circle_id, person_id)
);
create index circle_polls_person on circle_polls (person_id, circle_id);

-- Who took over a circle from whom: what was_host may claim back for a fortnight. Read by those two, and by whoever tells them.
create table circle_adoptions (
    circle_id bigint not null references circles (id),
    was_host bigint not null references people (id),
    adopted_by bigint not null references people (id),
    adopted_at bigint not null,
    primary key (circle_id, was_host)
);
create index circle_adoptions_was on circle_adoptions (was_host, circle_id);
create index circle_adoptions_by on circle_adoptions (adopted_by, circle_id);

-- What a circle leaves when it ends, in a host's words. Read by the circle's audience; corrected by its hosts for thirty days. The row
-- stays when a circle is opened again, so that nothing written is lost.
create table circle_legacies (
    circle_id bigint primary key references circles (id),
    author_id bigint not null references people (id),
    came_of text not null,
    did_not_work text not null,
    whom_to_ask text not null,
    thanks text not null,
    closed_at bigint not null,
    corrected_at bigint
);
create index circle_legacies_closed on circle_legacies (closed_at, circle_id);
create index circle_legacies_author on circle_legacies (author_id, circle_id);
