-- When and why somebody was suspended, and who did it. Stewards read and write it; the reason is told to the person herself.
create table suspensions (
    id {id},
    person_id bigint not null references people (id),
    suspended_by bigint,
    reason text not null,
    suspended_at bigint not null,
    ended_at bigint
);
create index suspensions_person on suspensions (person_id, id);

-- Whom somebody does not want to read. Hers alone: the other never hears of it, stewards do not see it.
create table blocks (
    blocker_id bigint not null references people (id),
    blocked_id bigint not null references people (id),
    blocked_at bigint not null,
    primary key (blocker_id, blocked_id)
);

-- Links that sign somebody in once, made at the machine for whoever cannot get mail. The link is made from the id and the
-- installation's secret and stands nowhere.
create table sign_in_links (
    id {id},
    person_id bigint not null references people (id),
    made_at bigint not null,
    used_at bigint
);
create index sign_in_links_person on sign_in_links (person_id, id);
