-- Who was told of a need hears no more of it while it is out of sight: the table is the room of notices' own.
create index notices_need on notices (need_id, person_id) where circle_id = 0;
