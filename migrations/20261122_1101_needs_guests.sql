-- "Me too" without an account: counted once the mail is confirmed. Read by the confirmation alone; the row goes when it is used or
-- a month old. The link in the mail is made from the id and the installation's secret.
create table guest_me_toos (
    id {id},
    need_id bigint not null references needs (id),
    email text not null,
    email_folded text not null,
    first_name text not null,
    wants_letter bigint not null,
    language text not null,
    asked_at bigint not null
);
create index guest_me_toos_address on guest_me_toos (email_folded, asked_at);
create index guest_me_toos_age on guest_me_toos (asked_at);
