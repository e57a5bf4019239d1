-- What a notice is about when it is about a circle, a thread in it, a post in that; 0 for none. `times` is 0 while nothing of
-- what it told of stands: then it is shown and counted nowhere, and comes back when that does.
alter table notices add column circle_id bigint not null default 0;
alter table notices add column thread_id bigint not null default 0;
alter table notices add column post_id bigint not null default 0;
create index notices_circle on notices (circle_id, person_id) where circle_id <> 0;
create index notices_thread on notices (thread_id) where thread_id <> 0;
drop index notices_unread;
create index notices_unread on notices (person_id, id) where read_at is null and times > 0;
