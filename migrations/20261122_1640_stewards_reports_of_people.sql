-- Who leaves takes her words out of the reports made by her and about her; the tables are the stewards' own, and this finds them.
create index reports_reporter on reports (reporter_id, id);
create index reports_about on reports (about_id, id);
