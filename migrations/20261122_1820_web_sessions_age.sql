-- Sessions that nobody has used for long are found without looking at all of them.
create index sessions_seen on sessions (seen_at);
