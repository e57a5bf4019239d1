-- Posts that told many people at once, so that whoever writes the next one is told how many it were today. Written with the post and
-- read by its writer alone; lines older than two days say nothing any more and are cleared away.
create table post_reaches (
    post_id {id},
    author_id bigint not null references people (id),
    people bigint not null,
    written_at bigint not null
);
create index post_reaches_author on post_reaches (author_id, written_at);
create index post_reaches_old on post_reaches (written_at);
