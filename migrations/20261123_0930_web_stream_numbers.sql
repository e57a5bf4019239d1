-- The number that an entry of stream_entries was given last, one row. Whoever numbers changes it first, and so waits for whoever is
-- numbering: two nodes that took rows in another order could otherwise wait for each other.
create table stream_numbers (
    id {id},
    newest bigint not null
);
insert into stream_numbers (id, newest) select 1, coalesce(max(number), 0) from stream_entries;
