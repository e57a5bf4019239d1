-- Who took on a duty in a circle, and until when. Written when a host passes it on; read by its hosts.
create table circle_duty_turns (
    id {id},
    circle_id bigint not null references circles (id),
    person_id bigint not null references people (id),
    duty text not null,
    since bigint not null,
    until bigint
);
create index circle_duty_turns_circle on circle_duty_turns (circle_id, id);
create index circle_duty_turns_person on circle_duty_turns (person_id, circle_id);

-- A few words of a host to one of the circle. Read by her to whom they were written, and by who wrote them; the other hosts see that
-- there was one, so that nobody is written to twice in a week.
create table circle_notes (
    id {id},
    circle_id bigint not null references circles (id),
    person_id bigint not null references people (id),
    by_id bigint not null references people (id),
    words text not null,
    written_at bigint not null
);
create index circle_notes_circle on circle_notes (circle_id, person_id, written_at);
create index circle_notes_person on circle_notes (person_id, id);
create index circle_notes_by on circle_notes (by_id, id);

-- The turns that are being served now; when they really began is not known better than this.
insert into circle_duty_turns (id, circle_id, person_id, duty, since, until)
select row_number() over (order by circle_id, person_id), circle_id, person_id, duty, since, null
from circle_people where duty <> 'none';
