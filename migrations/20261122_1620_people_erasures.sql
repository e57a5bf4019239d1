-- Who was erased and what was to become of her words: ids only. It outlives the person, so that a backup from before can be
-- brought up to date (people::erase_again). Nobody sees it.
create table erasures (
    person_id {id},
    words text not null,
    erased_at bigint not null
);
