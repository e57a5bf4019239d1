#include "areas/people/addresses/address_store.h"

namespace people {

namespace {

AddressChange change_of(platform::Row const& row)
{
    return {row.id<AddressChangeId>(0), row.id<base::PersonId>(1), row.string(2), row.string(3), row.string(4),
        row.time(5), row.integer(6), row.maybe(7, &platform::Row::time), row.maybe(8, &platform::Row::time)};
}

} // namespace

void AddressStore::add(AddressChange const& change)
{
    tx_.run(R"sql(
        insert into address_changes (id, person_id, old_email, new_email, language, asked_at, wrong) values ($1, $2, $3, $4, $5, $6, 0)
    )sql",
        change.id, change.person, change.old_email, change.new_email, change.language, change.asked_at);
}

base::Result<AddressChange> AddressStore::find(AddressChangeId id)
{
    auto found = tx_.one(R"sql(
        select id, person_id, old_email, new_email, language, asked_at, wrong, confirmed_at, undone_at from address_changes where id = $1
    )sql",
        change_of, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::optional<AddressChange> AddressStore::newest_of(base::PersonId person)
{
    return tx_.one(R"sql(
        select id, person_id, old_email, new_email, language, asked_at, wrong, confirmed_at, undone_at from address_changes
        where person_id = $1 order by id desc limit 1
    )sql",
        change_of, person);
}

std::vector<AddressChange> AddressStore::of(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, person_id, old_email, new_email, language, asked_at, wrong, confirmed_at, undone_at from address_changes
        where person_id = $1 order by id
    )sql",
        change_of, person);
}

std::int64_t AddressStore::asked_since(base::PersonId person, base::Time since)
{
    return tx_.number("select count(*) from address_changes where person_id = $1 and asked_at > $2", person, since);
}

void AddressStore::count_wrong(AddressChangeId id)
{
    tx_.run("update address_changes set wrong = wrong + 1 where id = $1", id);
}

void AddressStore::confirm(AddressChangeId id, base::Time now)
{
    tx_.run("update address_changes set confirmed_at = $2 where id = $1", id, now);
}

void AddressStore::undo(AddressChange const& change, base::Time now)
{
    tx_.run(
        "update address_changes set undone_at = $3 where person_id = $1 and id >= $2", change.person, change.id, now);
}

} // namespace people
