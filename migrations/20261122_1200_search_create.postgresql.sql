-- What can be searched: a copy of the words that rows of the rooms have, made again from them at any time.
-- The id rises with the day the thing was told, so that the newest are found first; audiences are numbers, by spaces.
create table search_documents (
    id {id},
    kind text not null,
    item bigint not null,
    title text not null,
    body text not null,
    language text not null,
    facets text not null,
    audiences text not null,
    unique (kind, item)
);

-- Each audience has an index of its own: its number begins every term, and every word, that belong to it.
create table search_audiences (
    id {id},
    name text not null unique
);

-- The words that stand in an audience's documents, by their number of letters, forwards and backwards: a word with one
-- typo keeps its first half or its last.
create table search_words (
    audience bigint not null,
    letters bigint not null,
    word text not null,
    stem text not null,
    backwards text not null,
    primary key (audience, letters, word, stem)
);
create index search_words_backwards on search_words (audience, letters, backwards);

-- Which documents have a term.
create table search_postings (
    id {id},
    terms tsvector not null
);
create index search_postings_terms on search_postings using gin (terms);
