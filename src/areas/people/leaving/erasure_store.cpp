#include "areas/people/leaving/erasure_store.h"

namespace people {

namespace {

Erasure erasure_of(platform::Row const& row)
{
    auto const words = words_names.named(row.text(1)).value_or(Words::keep_without_name);
    return {{row.id<base::PersonId>(0), words, {}}, row.time(2)};
}

} // namespace

void ErasureStore::add(Erasure const& erasure)
{
    tx_.run("insert into erasures (person_id, words, erased_at) values ($1, $2, $3) on conflict (person_id) do nothing",
        erasure.leaving.person, words_names.of(erasure.leaving.words), erasure.erased_at);
}

std::optional<Erasure> ErasureStore::find(base::PersonId person)
{
    return tx_.one("select person_id, words, erased_at from erasures where person_id = $1", erasure_of, person);
}

std::vector<Erasure> ErasureStore::all()
{
    return tx_.all("select person_id, words, erased_at from erasures order by person_id", erasure_of);
}

void ErasureStore::empty_address(base::PersonId person, std::string_view nothing)
{
    tx_.run("update people set email = '', email_folded = $2 where id = $1", person, nothing);
}

void ErasureStore::empty_profile(base::PersonId person, std::string_view nothing)
{
    tx_.run(R"sql(
        update people set slug = $2, name = '', role = 'guest', state = 'erased', language = '',
            zone = '', password_hash = null, subjects = '', grades = '', setting = '', teaching_languages = '', place_id = null,
            help = '', audiences = '', letter = 'never'
        where id = $1
    )sql",
        person, nothing);
}

void ErasureStore::forget_codes(std::string_view email_folded)
{
    tx_.run("delete from sign_in_codes where email_folded = $1", email_folded);
}

void ErasureStore::forget(base::PersonId person)
{
    tx_.run("delete from passkeys where person_id = $1", person);
    tx_.run("delete from address_changes where person_id = $1", person);
    tx_.run("delete from ways_back where person_id = $1", person);
}

} // namespace people
