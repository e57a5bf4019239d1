-- What a suspended person says about it, once, by the link of the mail that told her why. Stewards read it; it goes with her.
alter table suspensions add column answer text not null default '';
alter table suspensions add column answered_at bigint;
