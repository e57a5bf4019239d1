-- A proposal that a steward withdrew, or that ended because one of its needs or its authors is gone; until then, and for thirty
-- days, it waits for both authors.
alter table need_merges add column ended_at bigint;
-- What has become part of a need: its answers are read there.
create index needs_merged on needs (merged_into) where merged_into is not null;
