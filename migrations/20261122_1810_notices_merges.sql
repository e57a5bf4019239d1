-- Which merge a notice is about; 0 for none.
alter table notices add column merge_id bigint not null default 0;
