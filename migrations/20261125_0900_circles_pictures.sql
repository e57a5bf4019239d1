-- Pictures of a circle, each under the hash of its largest size. `look_at` is when to look whether a post still shows it;
-- nothing while one stands that does. Written by members of the circle, read through its path.
create table circle_pictures (
    circle_id bigint not null references circles (id),
    hash text not null,
    look_at bigint,
    primary key (circle_id, hash)
);
create index circle_pictures_look on circle_pictures (look_at);

-- A picture in its sizes, made anew from its pixels. Written once, with the picture.
create table circle_picture_sizes (
    circle_id bigint not null,
    hash text not null,
    format text not null,
    width bigint not null,
    height bigint not null,
    file_hash text not null,
    file_size bigint not null,
    primary key (circle_id, hash, format, width)
);
create index circle_picture_sizes_file on circle_picture_sizes (file_hash);

-- Who brought a picture: with her posts it is kept and with them it goes, whoever quotes it. Goes when she leaves and takes her
-- words along.
create table circle_picture_people (
    circle_id bigint not null,
    hash text not null,
    person_id bigint not null references people (id),
    brought_at bigint not null,
    primary key (circle_id, hash, person_id)
);
create index circle_picture_people_person on circle_picture_people (person_id);

-- Which posts show a picture, or have shown it before a change. Written with the post, goes with its words.
create table post_pictures (
    post_id bigint not null references posts (id),
    circle_id bigint not null,
    hash text not null,
    primary key (post_id, hash)
);
create index post_pictures_picture on post_pictures (circle_id, hash, post_id);
