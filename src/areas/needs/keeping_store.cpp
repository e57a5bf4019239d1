#include "areas/needs/keeping_store.h"

namespace needs {

namespace {

constexpr int rows_a_turn = 200;

} // namespace

bool KeepingStore::unname_me_toos(base::PersonId person)
{
    return tx_.run(R"sql(
        update me_toos set named = 0
        where person_id = $1 and named = 1 and need_id in (select need_id from me_toos where person_id = $1 and named = 1 limit $2)
    )sql",
               person, rows_a_turn)
        == 0;
}

bool KeepingStore::unname_steps(base::PersonId person)
{
    return tx_.run("update need_steps set person_id = null where id in (select id from need_steps where person_id = $1 "
                   "limit $2)",
               person, rows_a_turn)
        == 0;
}

void KeepingStore::forget_the_rest(base::PersonId person, std::string_view email_folded)
{
    if (!email_folded.empty()) tx_.run("delete from guest_me_toos where email_folded = $1", email_folded);
    tx_.run("update need_merges set why = '' where proposed_by = $1 and why <> ''", person);
    tx_.run("update need_hidings set why = '', by_id = null where by_id = $1", person);
    tx_.run("update need_hidings set shown_by = null where shown_by = $1", person);
}

std::optional<NeedId> KeepingStore::one_unseen(base::PersonId author)
{
    return tx_.one(
        "select id from needs where author_id = $1 and state in ('draft', 'hidden', 'taken_away') order by id limit 1",
        [](platform::Row const& row) { return row.id<NeedId>(0); }, author);
}

bool KeepingStore::remove_some_of(NeedId need)
{
    auto const removed = tx_.run(R"sql(
        delete from me_toos where need_id = $1 and person_id in (select person_id from me_toos where need_id = $1 limit $2)
    )sql",
                             need, rows_a_turn)
        + tx_.run("delete from need_steps where id in (select id from need_steps where need_id = $1 limit $2)", need,
            rows_a_turn);
    return removed > 0;
}

void KeepingStore::remove(ReplyId reply)
{
    tx_.run("delete from replies where id = $1", reply);
}

} // namespace needs
