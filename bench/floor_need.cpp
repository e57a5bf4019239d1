#include "bench/floor.h"

namespace bench {

void append_need(sqlite3* database, Asked const& asked, std::string& out)
{
    static thread_local Statement person {
        database, "select name, slug, role, state, language, zone from people where id = ?1"};
    static thread_local Statement need {database,
        "select n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.state, n.opened_at, p.name, p.slug, "
        "t.me_toos,"
        " exists (select 1 from me_toos m where m.need_id = n.id and m.person_id = ?2)"
        " from needs n join people p on p.id = n.author_id left join need_tallies t on t.need_id = n.id where n.id = "
        "?1"};
    static thread_local Statement replies {database,
        "select r.id, r.text, r.link, r.written_at, p.name, p.slug from replies r join people p on p.id = r.author_id"
        " where r.need_id = ?1 and r.hidden_at is null order by r.id limit 21"};
    static thread_local Statement classes {
        database, "select class_size, grade, setting, lacks, named from me_toos where need_id = ?1"};
    person.append_rows(out, {asked.at("person")});
    need.append_rows(out, {asked.at("need"), asked.at("person")});
    replies.append_rows(out, {asked.at("need")});
    classes.append_rows(out, {asked.at("need")});
}

} // namespace bench
