-- What a circle decides. Read by whoever may read inside the circle; asked by its members, changed by the author until
-- somebody has answered, withdrawn by the author or a host. `outcome` is written once, when the time is over.
create table decisions (
    id {id},
    circle_id bigint not null references circles (id),
    thread_id bigint not null references threads (id),
    author_id bigint not null references people (id),
    kind text not null,
    question text not null,
    proposal text not null,
    anonymous bigint not null,
    quorum bigint not null,
    draw text not null,
    edits bigint not null,
    state text not null,
    asked_at bigint not null,
    closes_at bigint not null,
    ended_at bigint,
    outcome text
);
create index decisions_circle on decisions (circle_id, state, closes_at, id);
create index decisions_thread on decisions (thread_id, id);
create index decisions_author on decisions (author_id, id);

-- What one may choose between, in the order of the paper. Read and written with the decision.
create table decision_options (
    decision_id bigint not null references decisions (id),
    place bigint not null,
    words text not null,
    starts_at bigint,
    primary key (decision_id, place)
);

-- Who has answered, so that it no longer waits for her. Read by nobody but herself; others are told how many there are.
-- Of an anonymous decision these rows are gone as soon as it is counted.
create table decision_answers (
    decision_id bigint not null references decisions (id),
    person_id bigint not null references people (id),
    answered_at bigint not null,
    by_mail bigint not null,
    primary key (decision_id, person_id)
);
create index decision_answers_person on decision_answers (person_id, decision_id);

-- What was answered. Counted by nobody before the time is over. `id` is made from the decision, the person and the secret of the
-- installation, which is not in the database: it finds her answer when she changes it, tells nobody else whose it is, and follows no
-- order in time. `person_id` stands only where the decision is open; of an anonymous one even `id` is drawn anew when it is counted.
create table decision_ballots (
    id {id},
    decision_id bigint not null references decisions (id),
    person_id bigint references people (id),
    ballot text not null
);
create index decision_ballots_decision on decision_ballots (decision_id, id);
create index decision_ballots_person on decision_ballots (person_id, decision_id);
