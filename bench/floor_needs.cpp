#include "bench/floor.h"

namespace bench {

void append_needs_list(sqlite3* database, Asked const& asked, std::string& out)
{
    static thread_local Statement person {
        database, "select name, slug, role, state, language, zone from people where id = ?1"};
    static thread_local Statement list {database,
        "select n.id, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.opened_at, t.me_toos, t.replies,"
        " exists (select 1 from me_toos m where m.need_id = n.id and m.person_id = ?1)"
        " from needs n left join need_tallies t on t.need_id = n.id"
        " where n.state = 'open' and n.id < ?2 and n.audience in ('everyone', 'members') order by n.id desc limit 21"};
    person.append_rows(out, {asked.at("person")});
    list.append_rows(out, {asked.at("person"), INT64_MAX});
}

} // namespace bench
