#include "areas/people/passwords/password_store.h"

namespace people {

Tries PasswordStore::tries(std::string_view address_code)
{
    auto const found = tx_.one(
        "select wrong, last_at from password_tries where address_code = $1",
        [](platform::Row const& row) {
            return Tries {row.integer(0), row.time(1)};
        },
        address_code);
    return found.value_or(Tries {});
}

void PasswordStore::count(std::string_view address_code, base::Time now)
{
    tx_.run(R"sql(
        insert into password_tries (address_code, wrong, last_at) values ($1, 1, $2)
        on conflict (address_code) do update set wrong = password_tries.wrong + 1, last_at = excluded.last_at
    )sql",
        address_code, now);
}

void PasswordStore::forget(std::string_view address_code)
{
    tx_.run("delete from password_tries where address_code = $1", address_code);
}

void PasswordStore::forget_before(base::Time time)
{
    tx_.run("delete from password_tries where last_at < $1", time);
}

} // namespace people
