-- Who asked for a code: a browser that has signed in with this address before, or else where the question came from, both as
-- codes that only this installation can make. It is cleared away with the code, after a day.
alter table sign_in_codes add column asker text not null default '';
alter table sign_in_codes add column familiar bigint not null default 0;
