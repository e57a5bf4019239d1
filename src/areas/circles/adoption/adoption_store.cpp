#include "areas/circles/adoption/adoption_store.h"

namespace circles {

namespace {

Adoption adoption_in_row(platform::Row const& row)
{
    return {row.id<CircleId>(0), row.id<base::PersonId>(1), row.id<base::PersonId>(2), row.time(3)};
}

} // namespace

void AdoptionStore::save(Adoption const& adoption)
{
    tx_.run(R"sql(
        insert into circle_adoptions (circle_id, was_host, adopted_by, adopted_at) values ($1, $2, $3, $4)
        on conflict (circle_id, was_host) do update
        set adopted_by = excluded.adopted_by, adopted_at = excluded.adopted_at
    )sql",
        adoption.circle, adoption.was_host, adoption.adopted_by, adoption.adopted_at);
}

std::optional<Adoption> AdoptionStore::of(CircleId circle, base::PersonId was_host)
{
    return tx_.one("select circle_id, was_host, adopted_by, adopted_at from circle_adoptions where circle_id = $1 and "
                   "was_host = $2",
        adoption_in_row, circle, was_host);
}

std::vector<base::PersonId> AdoptionStore::hosts_before(CircleId circle, base::Time adopted_at)
{
    return tx_.all(
        "select was_host from circle_adoptions where circle_id = $1 and adopted_at = $2 order by was_host",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, circle, adopted_at);
}

std::vector<Adoption> AdoptionStore::all_of(base::PersonId person)
{
    return tx_.all(R"sql(
        select circle_id, was_host, adopted_by, adopted_at from circle_adoptions where was_host = $1
        union
        select circle_id, was_host, adopted_by, adopted_at from circle_adoptions where adopted_by = $1
        order by adopted_at, circle_id
    )sql",
        adoption_in_row, person);
}

bool AdoptionStore::forget_some(base::PersonId person, int limit)
{
    auto gone = tx_.run(R"sql(
        delete from circle_adoptions where was_host = $1
            and circle_id in (select circle_id from circle_adoptions where was_host = $1 limit $2)
    )sql",
        person, limit);
    gone += tx_.run(R"sql(
        delete from circle_adoptions where adopted_by = $1
            and circle_id in (select circle_id from circle_adoptions where adopted_by = $1 limit $2)
    )sql",
        person, limit);
    return gone < limit;
}

void AdoptionStore::forget(CircleId circle)
{
    tx_.run("delete from circle_adoptions where circle_id = $1", circle);
}

} // namespace circles
