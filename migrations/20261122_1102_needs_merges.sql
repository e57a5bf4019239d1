-- A steward's proposal to make one of two needs: seen by stewards and the two authors, done when both authors have accepted.
create table need_merges (
    id {id},
    from_id bigint not null references needs (id),
    into_id bigint not null references needs (id),
    proposed_by bigint not null references people (id),
    why text not null,
    proposed_at bigint not null,
    from_accepted_at bigint,
    into_accepted_at bigint,
    refused_at bigint,
    done_at bigint,
    undone_at bigint
);
create index need_merges_from on need_merges (from_id);
create index need_merges_into on need_merges (into_id);

-- Who was carried over by a merge, so that it can be undone to the last supporter.
create table need_merge_supporters (
    merge_id bigint not null references need_merges (id),
    person_id bigint not null references people (id),
    primary key (merge_id, person_id)
);
