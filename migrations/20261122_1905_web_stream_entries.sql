-- What has happened where somebody may be watching: one row for each thing that a page shows as it comes. Written by rooms through
-- web::tell_followers, in the transaction of the thing itself; numbered afterwards by web::StreamLog, and kept for two days.
-- Numbers rise in the order in which rows became visible, which ids do not on PostgreSQL.
create table stream_entries (
    id {id},
    kind text not null,
    topic_id bigint not null,
    thing_id bigint not null,
    number bigint unique
);
create index stream_entries_topic on stream_entries (kind, topic_id, number);
