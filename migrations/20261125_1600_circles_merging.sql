-- A proposal to make one of two circles, and how far the making has come. Read and written by the hosts of both; the job that makes
-- them one notes here what it has done (`stage`, `at`, `at_person`), so that it goes on wherever it was stopped.
create table circle_mergings (
    id {id},
    circle_id bigint not null references circles (id),
    other_id bigint not null references circles (id),
    into_id bigint not null references circles (id),
    name text not null,
    purpose text not null,
    promises text not null,
    why text not null,
    answer text not null,
    proposed_by bigint not null references people (id),
    proposed_at bigint not null,
    answered_by bigint references people (id),
    agreed_at bigint,
    refused_at bigint,
    ended_at bigint,
    finished_at bigint,
    stage text not null,
    at bigint not null,
    at_person bigint not null
);
create index circle_mergings_circle on circle_mergings (circle_id, id);
create index circle_mergings_other on circle_mergings (other_id, id);
create index circle_mergings_finished on circle_mergings (into_id, finished_at);
create index circle_mergings_proposed_by on circle_mergings (proposed_by);
create index circle_mergings_answered_by on circle_mergings (answered_by);
create index circles_merged_into on circles (merged_into);

-- The threads that came along, while what was said in them is put where it is found from now on. Of a merging that is done there are
-- none.
create table circle_merging_threads (
    merging_id bigint not null references circle_mergings (id),
    thread_id bigint not null,
    primary key (merging_id, thread_id)
);

-- A decision that was open when two circles became one is answered by those who were in its circle then, and by nobody else.
create table decision_electorates (
    decision_id bigint primary key references decisions (id),
    merging_id bigint not null
);
create table decision_voters (
    decision_id bigint not null references decisions (id),
    person_id bigint not null references people (id),
    primary key (decision_id, person_id)
);
create index decision_voters_person on decision_voters (person_id);
