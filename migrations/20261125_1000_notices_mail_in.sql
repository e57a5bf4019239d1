-- Mail coming in. The room of notices alone touches these tables.

-- What was taken: a hash of the mail's name and its recipient, so that a mail that is handed over twice is taken once.
create table mails_taken (
    mail_key text primary key,
    taken_at bigint not null
);
create index mails_taken_by_age on mails_taken (taken_at);

-- What became of mails, for the stewards' figures: a day (since 1970), a code, how often.
create table mail_counts (
    day bigint not null,
    what text not null,
    times bigint not null,
    primary key (day, what)
);

-- How many mails of somebody came in the hour she last wrote in, and when she was last told why one was not posted.
create table mail_writers (
    person_id {id},
    hour bigint not null,
    times bigint not null,
    answered_at bigint
);

-- Why a mail was not posted, with its words to be given back; gone as soon as that is said.
create table mail_answers (
    id {id},
    person_id bigint not null,
    reason text not null,
    seen_from text not null,
    words text not null,
    made_at bigint not null
);
create index mail_answers_of on mail_answers (person_id);

-- What mail servers said about somebody's address; only as long as it is hers, which the hash tells. The first letter that comes
-- back begins the row.
create table mail_troubles (
    person_id {id},
    address_hash text not null,
    hard bigint not null,
    nobody_there bigint not null,
    first_at bigint not null,
    last_at bigint not null,
    stopped_at bigint
);
