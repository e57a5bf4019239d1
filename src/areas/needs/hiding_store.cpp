#include "areas/needs/hiding_store.h"

namespace needs {

namespace {

Hiding hiding_in_row(platform::Row const& row)
{
    return {row.id<HidingId>(0), row.id<NeedId>(1), row.maybe_id<base::PersonId>(2),
        state_named(row.text(3)).value_or(State::closed), row.string(4), row.time(5),
        row.maybe(6, &platform::Row::time), row.maybe_id<base::PersonId>(7)};
}

} // namespace

void HidingStore::save(Hiding const& hiding)
{
    tx_.run(R"sql(
        insert into need_hidings (id, need_id, by_id, was, why, hidden_at, shown_at, shown_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (id) do update set shown_at = excluded.shown_at, shown_by = excluded.shown_by
    )sql",
        hiding.id, hiding.need, hiding.by, name_of(hiding.was), hiding.why, hiding.hidden_at, hiding.shown_at,
        hiding.shown_by);
}

base::Result<Hiding> HidingStore::of(NeedId need)
{
    auto found = tx_.one(R"sql(
        select id, need_id, by_id, was, why, hidden_at, shown_at, shown_by from need_hidings
        where need_id = $1 and shown_at is null order by id desc limit 1
    )sql",
        hiding_in_row, need);
    if (!found) return base::not_found();
    return *std::move(found);
}

base::Result<Hiding> HidingStore::newest(NeedId need)
{
    auto found = tx_.one(R"sql(
        select id, need_id, by_id, was, why, hidden_at, shown_at, shown_by from need_hidings
        where need_id = $1 order by id desc limit 1
    )sql",
        hiding_in_row, need);
    if (!found) return base::not_found();
    return *std::move(found);
}

void HidingStore::part(NeedId need)
{
    tx_.run("update need_hidings set was = 'open' where need_id = $1 and was = 'merged' and shown_at is null", need);
}

std::vector<Need> HidingStore::hidden_needs(int limit)
{
    return tx_.all(
        "select id, slug, title from needs where state = 'hidden' order by id desc limit $1",
        [](platform::Row const& row) {
            return Need {
                .id = row.id<NeedId>(0), .title = row.string(2), .slug = row.string(1), .state = State::hidden};
        },
        limit);
}

} // namespace needs
