-- What a notice thanks somebody for having reported; 0 for every other kind.
alter table notices add column report_id bigint not null default 0;
