-- Posts that a steward took away: their words stay for thirty days, in which whoever wrote one may appeal. Read by nobody but the one who
-- decides about the appeal.
create table post_holds (
    post_id bigint primary key,
    until_at bigint not null
);
