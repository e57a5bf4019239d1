-- A step of a need's timeline stands once, however often its cause is told; read by whoever may see the need.
create unique index need_steps_once on need_steps (need_id, kind, about);
-- The faces beside a need are the first who let their names be seen, without walking through all who said "me too".
create index me_toos_named on me_toos (need_id, said_at, person_id) where named = 1;
-- The milestone that was reached, of steps that count.
alter table need_steps add column count bigint not null default 0;
