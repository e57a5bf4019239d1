#include "bench/floor.h"

namespace bench {

/// What Today has to read, in four statements: who reads, what is near her, what is newest, and what is hers (drafts, circles, open
/// decisions).
void append_today(sqlite3* database, Asked const& asked, std::string& out)
{
    static thread_local Statement person {
        database, "select name, slug, role, state, language, zone from people where id = ?1"};
    static thread_local Statement newest {database,
        "select n.id, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.opened_at, t.me_toos, t.replies,"
        " exists (select 1 from me_toos m where m.need_id = n.id and m.person_id = ?1)"
        " from needs n left join need_tallies t on t.need_id = n.id"
        " where n.state = 'open' and n.id < ?2 and n.audience in ('everyone', 'members') order by n.id desc limit 7"};
    static thread_local Statement near {database,
        "select n.id, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.opened_at, t.me_toos, t.replies,"
        " exists (select 1 from me_toos m where m.need_id = n.id and m.person_id = ?1)"
        " from needs n left join need_tallies t on t.need_id = n.id"
        " where n.state = 'open' and n.subject = 'mathematics' and n.audience in ('everyone', 'members') and"
        " n.author_id <> ?1 order by n.id desc limit 4"};
    static thread_local Statement hers {database,
        "select id, slug, title, '', subject, grade, 0, 0, '' from needs where author_id = ?1 and state = 'draft'"
        " union all select c.id, c.slug, c.name, c.purpose, c.subject, c.grade, c.salt, t.members, p.standing"
        " from circle_people p join circles c on c.id = p.circle_id left join circle_tallies t on t.circle_id = c.id"
        " where p.person_id = ?1 and c.state = 'active'"
        " union all select d.id, '', d.question, '', '', '', d.asked_at, d.closes_at, ''"
        " from circle_people p join decisions d on d.circle_id = p.circle_id and d.state = 'open' where p.person_id = "
        "?1"};
    person.append_rows(out, {asked.at("person")});
    near.append_rows(out, {asked.at("person")});
    newest.append_rows(out, {asked.at("person"), INT64_MAX});
    hers.append_rows(out, {asked.at("person")});
}

} // namespace bench
