-- A need's photo in its sizes, made anew from its pixels; needs.photo holds the words for those who do not see it, and is
-- null without a photo. Read by whoever may see the need, through its path.
create table need_photos (
    need_id bigint not null references needs (id),
    format text not null,
    width bigint not null,
    height bigint not null,
    file_hash text not null,
    file_size bigint not null,
    primary key (need_id, format, width)
);
create index need_photos_file on need_photos (file_hash);

-- Worksheets in PDF with a need, or with one of its answers. Read by whoever may see the need, and not once the answer is hidden.
create table need_worksheets (
    id {id},
    need_id bigint not null references needs (id),
    reply_id bigint references replies (id),
    file_name text not null,
    file_hash text not null,
    file_size bigint not null
);
create index need_worksheets_need on need_worksheets (need_id, reply_id);
create index need_worksheets_reply on need_worksheets (reply_id);
create index need_worksheets_file on need_worksheets (file_hash);
