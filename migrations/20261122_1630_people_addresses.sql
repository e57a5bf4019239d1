-- One address on its way to another: confirmed by a code to the new one, undone from the old one for fourteen days. The person sees
-- hers; nobody else does. Codes and links are made from the id and the installation's secret and stand nowhere.
create table address_changes (
    id {id},
    person_id bigint not null references people (id),
    old_email text not null,
    new_email text not null,
    language text not null,
    asked_at bigint not null,
    wrong bigint not null,
    confirmed_at bigint,
    undone_at bigint
);
create index address_changes_person on address_changes (person_id, id);

-- A way back for somebody who lost her mailbox: an administrator asks for it, another steward agrees, and one link opens the
-- account once. Stewards see the list; the person sees what was done for her.
create table ways_back (
    id {id},
    person_id bigint not null references people (id),
    why text not null,
    asked_by bigint not null,
    asked_at bigint not null,
    agreed_by bigint,
    agreed_at bigint,
    used_at bigint
);
create index ways_back_person on ways_back (person_id, id);
