-- What each newcomer said first, and what became of it: answered by anybody, or given to a welcomer and then to the stewards. The room
-- of stewards writes it as it hears of it; welcomers hear of theirs, stewards read those that waited too long and the counts. One line
-- for each person; 0 stands for none.
create table first_posts (
    person_id {id},
    need_id bigint not null default 0,
    circle_id bigint not null default 0,
    thread_id bigint not null default 0,
    post_id bigint not null default 0,
    posted_at bigint not null,
    due_at bigint not null,
    answered_at bigint,
    welcomer_id bigint not null default 0,
    asked_at bigint,
    brief_at bigint
);
create index first_posts_need on first_posts (need_id) where need_id <> 0;
create index first_posts_thread on first_posts (thread_id) where thread_id <> 0;
create index first_posts_welcomer on first_posts (welcomer_id) where welcomer_id <> 0;
create index first_posts_brief on first_posts (brief_at) where answered_at is null;
create index first_posts_age on first_posts (posted_at);

-- Who welcomes newcomers where no circle has its own welcomer. Stewards keep the list.
create table welcomers (
    person_id {id},
    since bigint not null
);
