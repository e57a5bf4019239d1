-- How many bytes somebody uploaded on a day (days of UTC since 1970), against the budget of a day. The web edge alone.
create table upload_days (
    person_id bigint not null,
    day bigint not null,
    used bigint not null,
    primary key (person_id, day)
);
create index upload_days_age on upload_days (day);
