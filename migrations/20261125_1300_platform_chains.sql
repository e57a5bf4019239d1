-- Chains: rows that nobody edits. Each link holds the hash of the one before, so that a changed, missing or moved row is found by
-- `groundswell verify`. `body` is JSON of ids, figures and salted hashes; rooms write it through platform/chain, which has no way to
-- change or remove a link.
create table chain_links (
    chain text not null,
    number bigint not null,
    fact_id bigint not null,
    written_at bigint not null,
    body text not null,
    previous text not null,
    hash text not null,
    primary key (chain, number)
);
create unique index chain_links_fact on chain_links (fact_id);

-- Facts that were committed a moment ago and wait for the sequencer, which makes links of them in order. A queue: a row goes when
-- its link is there.
create table chain_waiting (
    id {id},
    chain text not null,
    written_at bigint not null,
    body text not null
);

-- The words that a fact was written with. The link holds their salted hash alone, so that they can go with the people they are of.
create table chain_texts (
    fact_id bigint not null,
    name text not null,
    salt text not null,
    words text not null,
    by_id bigint not null,
    about_id bigint not null,
    primary key (fact_id, name)
);
create index chain_texts_by on chain_texts (by_id);
create index chain_texts_about on chain_texts (about_id);
