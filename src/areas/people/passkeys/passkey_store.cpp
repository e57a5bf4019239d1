#include "areas/people/passkeys/passkey_store.h"

namespace people {

namespace {

Passkey passkey_of(platform::Row const& row)
{
    return {row.id<PasskeyId>(0), row.id<base::PersonId>(1), row.string(2), row.string(3), row.integer(4),
        row.string(5), row.time(6), row.maybe(7, &platform::Row::time)};
}

} // namespace

bool PasskeyStore::add(Passkey const& passkey)
{
    return tx_.run(R"sql(
        insert into passkeys (id, person_id, credential, public_key, counter, name, made_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (credential) do nothing
    )sql",
               passkey.id, passkey.person, passkey.credential, passkey.public_key, passkey.counter, passkey.name,
               passkey.made_at)
        == 1;
}

std::optional<Passkey> PasskeyStore::with_credential(std::string_view credential)
{
    return tx_.one("select id, person_id, credential, public_key, counter, name, made_at, used_at from passkeys where "
                   "credential = $1",
        passkey_of, credential);
}

std::vector<Passkey> PasskeyStore::of(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, person_id, credential, public_key, counter, name, made_at, used_at from passkeys where person_id = $1 order by id
    )sql",
        passkey_of, person);
}

std::int64_t PasskeyStore::count(base::PersonId person)
{
    return tx_.number("select count(*) from passkeys where person_id = $1", person);
}

void PasskeyStore::use(PasskeyId id, std::int64_t counter, base::Time now)
{
    tx_.run("update passkeys set counter = $2, used_at = $3 where id = $1", id, counter, now);
}

void PasskeyStore::remove(base::PersonId person, PasskeyId id)
{
    tx_.run("delete from passkeys where id = $1 and person_id = $2", id, person);
}

void PasskeyStore::remove_all(base::PersonId person)
{
    tx_.run("delete from passkeys where person_id = $1", person);
}

void PasskeyStore::remove_made_since(base::PersonId person, base::Time since)
{
    tx_.run("delete from passkeys where person_id = $1 and made_at >= $2", person, since);
}

void PasskeyStore::ask(std::string_view question_hash, std::string_view browser_hash, base::Time now)
{
    tx_.run("delete from passkey_questions where asked_at < $1", now - question_life);
    tx_.run("insert into passkey_questions (question_hash, browser_hash, asked_at) values ($1, $2, $3)", question_hash,
        browser_hash, now);
}

bool PasskeyStore::answer(std::string_view question_hash, std::string_view browser_hash, base::Time now)
{
    return tx_.run("delete from passkey_questions where question_hash = $1 and browser_hash = $2 and asked_at >= $3",
               question_hash, browser_hash, now - question_life)
        == 1;
}

} // namespace people
