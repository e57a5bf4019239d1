#include "areas/needs/removal_store.h"

#include <set>

namespace needs {

namespace {

template <class Id, class Of>
std::vector<Id> first_column(platform::Tx& tx, platform::Sql sql, Of of)
{
    return tx.all(
        sql, [](platform::Row const& row) { return row.id<Id>(0); }, of);
}

} // namespace

std::optional<NeedId> RemovalStore::any_need_of(base::PersonId author)
{
    auto const found
        = first_column<NeedId>(tx_, "select id from needs where author_id = $1 order by id limit 1", author);
    return found.empty() ? std::nullopt : std::optional {found.front()};
}

std::vector<base::PersonId> RemovalStore::who_said_me_too(NeedId need)
{
    return first_column<base::PersonId>(tx_, "select person_id from me_toos where need_id = $1", need);
}

std::vector<base::PersonId> RemovalStore::who_answered(NeedId need)
{
    return first_column<base::PersonId>(tx_, "select author_id from replies where need_id = $1", need);
}

std::vector<ReplyId> RemovalStore::replies_of(base::PersonId author)
{
    return first_column<ReplyId>(tx_, "select id from replies where author_id = $1", author);
}

std::vector<NeedId> RemovalStore::free_what_was_merged_into(NeedId need)
{
    return first_column<NeedId>(tx_,
        "update needs set state = case when state = 'merged' then 'open' else state end, merged_into = null where "
        "merged_into = $1 "
        "returning id",
        need);
}

void RemovalStore::remove(NeedId need)
{
    tx_.run(R"sql(
        delete from need_merge_supporters where merge_id in (select id from need_merges where from_id = $1 or into_id = $1)
    )sql",
        need);
    tx_.run("delete from need_merges where from_id = $1 or into_id = $1", need);
    tx_.run("delete from need_steps where need_id = $1", need);
    tx_.run("delete from need_hidings where need_id = $1", need);
    tx_.run("delete from guest_me_toos where need_id = $1", need);
    tx_.run("delete from me_toos where need_id = $1", need);
    tx_.run("delete from unlinked_me_toos where need_id = $1", need);
    tx_.run("delete from need_spreads where need_id = $1", need);
    tx_.run("delete from replies where need_id = $1", need);
    tx_.run("delete from need_tallies where need_id = $1", need);
    tx_.run("delete from needs where id = $1", need);
}

RemovalStore::Touched RemovalStore::remove_words_of(base::PersonId person)
{
    std::set<NeedId> needs;
    auto const remember = [&](platform::Row const& row) { needs.insert(row.id<NeedId>(0)); };
    tx_.each("delete from replies where author_id = $1 returning need_id", remember, person);
    std::int64_t me_toos = 0;
    tx_.each(
        "delete from me_toos where person_id = $1 returning need_id",
        [&](platform::Row const& row) {
            ++me_toos;
            remember(row);
        },
        person);
    tx_.run("delete from need_merge_supporters where person_id = $1", person);
    return {{needs.begin(), needs.end()}, me_toos};
}

} // namespace needs
