-- "Me too" of somebody who has left: one voice and its class in round numbers, under an id of its own that stands nowhere else, so
-- that nobody can tell which needs one person had. Counted with the need to which it was said; read in counts alone.
create table unlinked_me_toos (
    id {id},
    need_id bigint not null references needs (id),
    class_size bigint,
    grade text not null,
    setting text not null,
    lacks text not null
);
create index unlinked_me_toos_need on unlinked_me_toos (need_id);
