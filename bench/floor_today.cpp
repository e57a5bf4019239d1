#include "bench/floor.h"

namespace bench {

void append_today(sqlite3* database, Asked const& asked, std::string& out)
{
    static thread_local Statement person {
        database, "select name, slug, role, state, language, zone from people where id = ?1"};
    static thread_local Statement newest {database,
        "select n.id, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.opened_at, t.me_toos, t.replies,"
        " exists (select 1 from me_toos m where m.need_id = n.id and m.person_id = ?1)"
        " from needs n left join need_tallies t on t.need_id = n.id"
        " where n.state = 'open' and n.id < ?2 and n.audience in ('everyone', 'members') order by n.id desc limit 7"};
    static thread_local Statement drafts {database,
        "select id, title, slug from needs where author_id = ?1 and state = 'draft' order by id desc limit 5"};
    static thread_local Statement near {database,
        "select n.id, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.opened_at, t.me_toos, t.replies"
        " from needs n left join need_tallies t on t.need_id = n.id"
        " where n.state = 'open' and n.subject = 'mathematics' and n.audience in ('everyone', 'members') and"
        " n.author_id <> ?1 order by n.id desc limit 4"};
    person.append_rows(out, {asked.at("person")});
    near.append_rows(out, {asked.at("person")});
    newest.append_rows(out, {asked.at("person"), INT64_MAX});
    drafts.append_rows(out, {asked.at("person")});
}

} // namespace bench
