-- Jobs run in lanes (storage/outbox.h), and say which node has leased them: a node that starts anew takes its own up again at once.
-- Touched by the outbox and the workers alone.
alter table jobs add column lane bigint not null default 1;
alter table jobs add column leased_by bigint;
drop index jobs_by_run_at;
create index jobs_by_lane on jobs (lane, run_at, id) where failed is null;
