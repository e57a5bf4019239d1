#include "areas/people/addresses/way_back_store.h"

namespace people {

namespace {

WayBack way_of(platform::Row const& row)
{
    return {row.id<WayBackId>(0), row.id<base::PersonId>(1), row.string(2), row.id<base::PersonId>(3), row.time(4),
        row.maybe_id<base::PersonId>(5), row.maybe(6, &platform::Row::time), row.maybe(7, &platform::Row::time)};
}

} // namespace

void WayBackStore::add(WayBack const& way)
{
    tx_.run("insert into ways_back (id, person_id, why, asked_by, asked_at) values ($1, $2, $3, $4, $5)", way.id,
        way.person, way.why, way.asked_by, way.asked_at);
}

base::Result<WayBack> WayBackStore::find(WayBackId id)
{
    auto found = tx_.one(
        "select id, person_id, why, asked_by, asked_at, agreed_by, agreed_at, used_at from ways_back where id = $1",
        way_of, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::vector<WayBack> WayBackStore::newest(int limit)
{
    return tx_.all("select id, person_id, why, asked_by, asked_at, agreed_by, agreed_at, used_at from ways_back order "
                   "by id desc limit $1",
        way_of, limit);
}

std::vector<WayBack> WayBackStore::of(base::PersonId person)
{
    return tx_.all("select id, person_id, why, asked_by, asked_at, agreed_by, agreed_at, used_at from ways_back where "
                   "person_id = $1 order by id",
        way_of, person);
}

std::optional<WayBack> WayBackStore::agreed_for(base::PersonId person, base::Time since)
{
    return tx_.one(R"sql(
        select id, person_id, why, asked_by, asked_at, agreed_by, agreed_at, used_at from ways_back
        where person_id = $1 and agreed_at > $2 order by id desc limit 1
    )sql",
        way_of, person, since);
}

void WayBackStore::agree(WayBackId id, base::PersonId by, base::Time now)
{
    tx_.run("update ways_back set agreed_by = $2, agreed_at = $3 where id = $1 and agreed_by is null", id, by, now);
}

bool WayBackStore::use(WayBackId id, base::Time now)
{
    return tx_.run("update ways_back set used_at = $2 where id = $1 and used_at is null", id, now) == 1;
}

} // namespace people
