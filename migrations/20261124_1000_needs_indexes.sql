-- What is near somebody is read along an index alone, without looking at the needs themselves.
drop index needs_subject;
drop index needs_province;
create index needs_subject on needs (state, subject, id, audience, author_id);
create index needs_province on needs (state, province_id, id, audience, author_id);
create index needs_drafts on needs (author_id, id) where state = 'draft';
