#include "areas/people/sign_in_links/sign_in_link_store.h"

namespace people {

namespace {

SignInLink link_of(platform::Row const& row)
{
    return {row.integer(0), row.id<base::PersonId>(1), row.time(2), row.maybe(3, &platform::Row::time)};
}

} // namespace

void SignInLinkStore::add(SignInLink const& link)
{
    tx_.run(
        "insert into sign_in_links (id, person_id, made_at) values ($1, $2, $3)", link.id, link.person, link.made_at);
}

base::Result<SignInLink> SignInLinkStore::find(std::int64_t id)
{
    auto const found = tx_.one("select id, person_id, made_at, used_at from sign_in_links where id = $1", link_of, id);
    if (!found) return base::not_found();
    return *found;
}

bool SignInLinkStore::use(std::int64_t id, base::Time now)
{
    return tx_.run("update sign_in_links set used_at = $2 where id = $1 and used_at is null", id, now) == 1;
}

std::vector<SignInLink> SignInLinkStore::of(base::PersonId person)
{
    return tx_.all(
        "select id, person_id, made_at, used_at from sign_in_links where person_id = $1 order by id", link_of, person);
}

void SignInLinkStore::forget(base::PersonId person)
{
    tx_.run("delete from sign_in_links where person_id = $1", person);
}

} // namespace people
