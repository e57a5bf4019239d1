-- The province of needs.place_id, by the gazetteer, so that what is near somebody is one short walk along an index.
alter table needs add column province_id bigint;
create index needs_province on needs (state, province_id, id);
