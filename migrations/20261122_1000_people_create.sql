-- Everybody who has an address here: members, and guests who confirmed one thing by mail. Read through the room's law, field by
-- field; the address and the password are never shown to anybody else.
create table people (
    id {id},
    slug text not null unique,
    name text not null,
    email text not null,
    email_folded text not null unique,
    role text not null,
    state text not null,
    language text not null,
    zone text not null,
    password_hash text,
    subjects text not null,
    grades text not null,
    setting text not null,
    teaching_languages text not null,
    place_id bigint,
    help text not null,
    audiences text not null,
    letter text not null,
    joined_at bigint not null
);
create index people_name on people (state, name, id);
create index people_place on people (place_id);

-- One mailed code each. The code itself is nowhere: it is made from the id and the installation's secret, and it opens only
-- in the browser that asked.
create table sign_in_codes (
    id {id},
    email text not null,
    email_folded text not null,
    browser_hash text not null,
    language text not null,
    asked_at bigint not null,
    wrong bigint not null,
    used_at bigint
);
create index sign_in_codes_address on sign_in_codes (email_folded, asked_at);
create index sign_in_codes_browser on sign_in_codes (browser_hash, id);
