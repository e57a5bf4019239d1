#include "bench/floor.h"

namespace bench {

void append_circle(sqlite3* database, Asked const& asked, std::string& out)
{
    static thread_local Statement person {
        database, "select name, slug, role, state, language, zone from people where id = ?1"};
    static thread_local Statement circle {database,
        "select c.id, c.slug, c.name, c.purpose, c.audience, c.joining, c.subject, c.grade, c.rhythm, c.promises, "
        "c.salt, t.members,"
        " m.standing from circles c left join circle_tallies t on t.circle_id = c.id"
        " left join circle_people m on m.circle_id = c.id and m.person_id = ?2 where c.id = ?1"};
    static thread_local Statement threads {database,
        "select t.id, t.title, t.slug, t.excerpt, t.kind, t.answer_id, y.replies, y.last_at, p.name, r.read_at"
        " from thread_tallies y join threads t on t.id = y.thread_id join people p on p.id = t.author_id"
        " left join thread_readers r on r.thread_id = t.id and r.person_id = ?2"
        " where y.circle_id = ?1 order by y.last_at desc, y.thread_id desc limit 5"};
    static thread_local Statement people {database,
        "select m.standing, m.duty, p.name, p.slug from circle_people m join people p on p.id = m.person_id"
        " where m.circle_id = ?1 and m.standing in ('member', 'host') order by m.since, m.person_id limit 6"};
    person.append_rows(out, {asked.at("person")});
    circle.append_rows(out, {asked.at("circle"), asked.at("person")});
    threads.append_rows(out, {asked.at("circle"), asked.at("person")});
    people.append_rows(out, {asked.at("circle")});
}

void append_thread(sqlite3* database, Asked const& asked, std::string& out)
{
    static thread_local Statement person {
        database, "select name, slug, role, state, language, zone from people where id = ?1"};
    static thread_local Statement thread {database,
        "select t.title, t.slug, t.kind, t.state, t.answer_id, c.slug, c.name, c.audience, c.salt, y.replies, "
        "m.standing, r.read_to,"
        " r.read_at from threads t join circles c on c.id = t.circle_id left join thread_tallies y on y.thread_id = "
        "t.id"
        " left join circle_people m on m.circle_id = c.id and m.person_id = ?2"
        " left join thread_readers r on r.thread_id = t.id and r.person_id = ?2 where t.id = ?1"};
    static thread_local Statement posts {database,
        "select s.id, s.html, s.edits, s.thanks, s.by_mail, s.written_at, s.removed_at, p.name, p.slug,"
        " exists (select 1 from thanks a where a.post_id = s.id and a.person_id = ?2)"
        " from posts s join people p on p.id = s.author_id where s.thread_id = ?1 order by s.id limit 52"};
    person.append_rows(out, {asked.at("person")});
    thread.append_rows(out, {asked.at("thread"), asked.at("person")});
    posts.append_rows(out, {asked.at("thread"), asked.at("person")});
}

} // namespace bench
