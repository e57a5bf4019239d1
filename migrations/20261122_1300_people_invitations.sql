-- Who was invited: one address each, or whoever stands before a sheet of paper. The inviter and stewards see them. The links
-- are made from the id and the installation's secret and stand nowhere; the address goes when it says no thanks.
create table invitations (
    id {id},
    kind text not null,
    created_by bigint,
    email text not null,
    email_hash text not null,
    language text not null,
    state text not null,
    joined bigint not null,
    created_at bigint not null,
    answered_at bigint
);
create index invitations_address on invitations (email_hash, state);
create index invitations_creator on invitations (created_by, id);
create index invitations_kind on invitations (kind, state, id);

-- Addresses that said "don't mail me", for ever, as SHA-256: enough to know one again, not to read it. Asked before each letter.
create table refused_addresses (
    email_hash text primary key,
    refused_at bigint not null
);
