-- What was taken out of sight: by a steward, with the reason that its author reads, or by its author herself. Read by those who may
-- see the need then, and kept when it is shown again: it is the log of such decisions. needs.state says whether it holds now.
create table need_hidings (
    id {id},
    need_id bigint not null references needs (id),
    by_id bigint,
    was text not null,
    why text not null,
    hidden_at bigint not null,
    shown_at bigint,
    shown_by bigint
);
create index need_hidings_need on need_hidings (need_id, id);
create index need_hidings_by on need_hidings (by_id) where by_id is not null;
create index need_hidings_shown_by on need_hidings (shown_by) where shown_by is not null;
-- What somebody raised and others do not see: her way back to it.
create index needs_unseen on needs (author_id, id) where state in ('hidden', 'taken_away');
