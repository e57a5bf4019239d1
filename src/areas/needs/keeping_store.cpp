#include "areas/needs/keeping_store.h"

#include "areas/needs/me_too_store.h"

namespace needs {

namespace {

constexpr int rows_a_turn = 200;
constexpr int replies_a_turn = 100;

template <class Id>
std::vector<Id> ids_in(platform::Tx& tx, platform::Sql sql, base::PersonId person)
{
    return tx.all(
        sql, [](platform::Row const& row) { return row.id<Id>(0); }, person);
}

Reply stored_reply(platform::Row const& row)
{
    return {row.id<ReplyId>(0), row.id<NeedId>(1), row.id<base::PersonId>(2), row.string(3), row.string(4), row.time(5),
        row.maybe(6, &platform::Row::time)};
}

} // namespace

std::vector<Need> KeepingStore::needs_of(base::PersonId author)
{
    return tx_.all(R"sql(
        select id, author_id, audience, title, slug, story, subject, grade, place_id, language, state, photo, opened_at
        from needs where author_id = $1 order by id
    )sql",
        [](platform::Row const& row) {
            Need need;
            need.id = row.id<NeedId>(0);
            need.author = row.id<base::PersonId>(1);
            need.audience = base::audience_named(row.text(2)).value_or(base::Audience::only_me);
            need.title = row.string(3);
            need.slug = row.string(4);
            need.story = row.string(5);
            need.subject = row.string(6);
            need.grade = row.string(7);
            need.place = row.maybe(8, &platform::Row::integer);
            need.language = row.string(9);
            need.state = state_named(row.text(10)).value_or(State::closed);
            need.photo = row.maybe(11, &platform::Row::string);
            need.opened_at = row.maybe(12, &platform::Row::time);
            return need;
        },
        author);
}

std::vector<Reply> KeepingStore::replies_of(base::PersonId author)
{
    return tx_.all("select id, need_id, author_id, text, link, written_at, hidden_at from replies where author_id = $1 "
                   "order by id",
        stored_reply, author);
}

std::vector<MeToo> KeepingStore::me_toos_of(base::PersonId person)
{
    MeTooStore store {tx_};
    std::vector<MeToo> found;
    for (auto const need :
        ids_in<NeedId>(tx_, "select need_id from me_toos where person_id = $1 order by said_at, need_id", person)) {
        if (auto me_too = store.find(need, person)) found.push_back(*std::move(me_too));
    }
    return found;
}

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
}

std::optional<NeedId> KeepingStore::one_draft(base::PersonId author)
{
    auto const found = ids_in<NeedId>(
        tx_, "select id from needs where author_id = $1 and state = 'draft' order by id limit 1", author);
    return found.empty() ? std::nullopt : std::optional {found.front()};
}

std::optional<NeedId> KeepingStore::one_need(base::PersonId author)
{
    auto const found = ids_in<NeedId>(tx_, "select id from needs where author_id = $1 order by id limit 1", author);
    return found.empty() ? std::nullopt : std::optional {found.front()};
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

std::vector<Reply> KeepingStore::some_replies_of(base::PersonId author)
{
    return tx_.all("select id, need_id, author_id, text, link, written_at, hidden_at from replies where author_id = $1 "
                   "order by id limit $2",
        stored_reply, author, replies_a_turn);
}

void KeepingStore::remove(ReplyId reply)
{
    tx_.run("delete from replies where id = $1", reply);
}

} // namespace needs
