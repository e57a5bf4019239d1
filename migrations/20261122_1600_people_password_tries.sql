-- Wrong passwords in a row, so that the next try waits longer. The address stands here as a code that only this installation can
-- make, so tries at addresses that nobody has leave nothing to read. Nobody sees it; it is forgotten after a day.
create table password_tries (
    address_code text primary key,
    wrong bigint not null,
    last_at bigint not null
);
create index password_tries_age on password_tries (last_at);
