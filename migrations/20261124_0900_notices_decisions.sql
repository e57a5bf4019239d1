-- What a circle decides, of the notices that ask for an answer; 0 for none. They go with the answer, and all of them with the end:
-- whoever answered an anonymous question is known nowhere then.
alter table notices add column decision_id bigint not null default 0;
create index notices_decision on notices (decision_id, person_id) where decision_id <> 0;
