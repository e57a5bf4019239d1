-- How supporters' classes are spread, as it is shown: counted anew only when at least five more, or five fewer, have told, so that
-- looking before and after one "me too" tells nothing of that class. `code` is empty in the row of how many had told. Written by the
-- listener that counts; read with the need. `what` is class_size, grade, setting or lacks.
create table need_spreads (
    need_id bigint not null references needs (id),
    what text not null,
    code text not null,
    count bigint not null,
    primary key (need_id, what, code)
);
-- So many more changes can come before anything could be counted anew.
alter table need_tallies add column look_in bigint not null default 0;

insert into need_spreads (need_id, what, code, count)
select need_id, 'class_size', case when class_size > 50 then '51' when class_size <= 20 then '1' when class_size <= 30 then '21'
    when class_size <= 40 then '31' else '41' end, count(*)
from me_toos where class_size is not null group by 1, 3;
insert into need_spreads (need_id, what, code, count)
select need_id, 'grade', grade, count(*) from me_toos where grade <> '' group by need_id, grade;
insert into need_spreads (need_id, what, code, count)
select need_id, 'setting', setting, count(*) from me_toos where setting <> '' group by need_id, setting;
insert into need_spreads (need_id, what, code, count)
select m.need_id, 'lacks', l.code, count(*)
from (select 'projector' as code union all select 'internet' union all select 'computers' union all select 'books'
    union all select 'room' union all select 'assistant') l join me_toos m on ' ' || m.lacks || ' ' like '% ' || l.code || ' %'
group by m.need_id, l.code;
insert into need_spreads (need_id, what, code, count)
select need_id, 'class_size', '', count(*) from me_toos where class_size is not null group by need_id;
insert into need_spreads (need_id, what, code, count)
select need_id, 'grade', '', count(*) from me_toos where grade <> '' group by need_id;
insert into need_spreads (need_id, what, code, count)
select need_id, 'setting', '', count(*) from me_toos where setting <> '' group by need_id;
insert into need_spreads (need_id, what, code, count)
select need_id, 'lacks', '', count(*) from me_toos where lacks <> '' group by need_id;
delete from need_spreads where exists (select 1 from need_spreads told
    where told.need_id = need_spreads.need_id and told.what = need_spreads.what and told.code = '' and told.count < 5);
