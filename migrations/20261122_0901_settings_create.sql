-- One row for each setting that differs from its default. Read by everybody, written by administrators.
create table settings (
    name text primary key,
    value text not null
);
