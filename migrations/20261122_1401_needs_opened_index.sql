-- The letter asks which needs were opened lately, and whose support was carried over; the tables are the room of needs' own.
create index needs_opened on needs (state, opened_at);
create index need_merge_supporters_person on need_merge_supporters (person_id, merge_id);
