-- How much room somebody has to write in: a newcomer little, more with days and with thanks. Whoever has no row is as new as her id
-- and was never thanked. The rooms ask platform/trust when somebody writes; stewards trust and limit.
create table trust (
    person_id bigint primary key,
    thanks bigint not null,
    settled_at bigint not null,
    limited_until bigint not null
);

-- When somebody who is limited wrote, for a day.
create table recent_writings (
    id {id},
    person_id bigint not null,
    written_at bigint not null
);
create index recent_writings_person on recent_writings (person_id, written_at);
create index recent_writings_time on recent_writings (written_at);

-- Thanks that were said before.
insert into trust (person_id, thanks, settled_at, limited_until)
select author_id, sum(thanks), 0, 0 from posts where thanks > 0 group by author_id;
