-- Passkeys: the public half of a key that lives in a person's phone, computer or key fob. She alone sees and removes hers.
create table passkeys (
    id {id},
    person_id bigint not null references people (id),
    credential text not null unique,
    public_key text not null,
    counter bigint not null,
    name text not null,
    made_at bigint not null,
    used_at bigint
);
create index passkeys_person on passkeys (person_id, id);

-- A question put to a browser, to be signed once within five minutes. Only its hash stands here.
create table passkey_questions (
    question_hash text primary key,
    browser_hash text not null,
    asked_at bigint not null
);
create index passkey_questions_age on passkey_questions (asked_at);
