-- What a circle talks about. Read by whoever may read inside the circle, written by its members.
create table threads (
    id {id},
    circle_id bigint not null references circles (id),
    kind text not null,
    title text not null,
    slug text not null,
    excerpt text not null,
    language text not null,
    author_id bigint not null references people (id),
    opening_id bigint not null,
    state text not null,
    answer_id bigint,
    started_at bigint not null
);
create index threads_circle on threads (circle_id, id);
create index threads_author on threads (author_id, id);

-- The opening of a thread and its replies. `html` is made from `text` when it is written, by the Markdown of that version.
-- Of a post that was taken away the words go ten minutes later; its place stays.
create table posts (
    id {id},
    thread_id bigint not null references threads (id),
    author_id bigint not null references people (id),
    text text not null,
    html text not null,
    html_version bigint not null,
    edits bigint not null,
    thanks bigint not null,
    by_mail bigint not null,
    written_at bigint not null,
    edited_at bigint,
    removed_at bigint,
    removed_by bigint
);
create index posts_thread on posts (thread_id, id);
create index posts_author on posts (author_id, id);
create index posts_removed on posts (removed_at);

-- What a post said before each change. Read by whoever reads the post.
create table post_edits (
    post_id bigint not null references posts (id),
    number bigint not null,
    text text not null,
    until_at bigint not null,
    primary key (post_id, number)
);

-- The one reaction there is.
create table thanks (
    post_id bigint not null references posts (id),
    person_id bigint not null references people (id),
    said_at bigint not null,
    primary key (post_id, person_id)
);
create index thanks_person on thanks (person_id, said_at);

-- How many replies a thread that is seen has and when it last moved, kept by a listener after each commit, for lists.
create table thread_tallies (
    thread_id bigint primary key,
    circle_id bigint not null,
    replies bigint not null,
    last_at bigint not null,
    last_author_id bigint
);
create index thread_tallies_circle on thread_tallies (circle_id, last_at, thread_id);

-- How far somebody has read a thread, and whether she follows it. Hers alone.
create table thread_readers (
    person_id bigint not null references people (id),
    thread_id bigint not null references threads (id),
    read_to bigint not null,
    read_at bigint not null,
    wish text not null,
    primary key (person_id, thread_id)
);
create index thread_readers_thread on thread_readers (thread_id, wish, person_id);

-- What somebody has begun to write and not sent: in a thread, or a new thread in a circle. Hers alone.
create table talk_drafts (
    person_id bigint not null references people (id),
    place text not null,
    kind text not null,
    title text not null,
    text text not null,
    saved_at bigint not null,
    primary key (person_id, place)
);
