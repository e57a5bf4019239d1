#include "areas/people/passwords/use_password.h"

#include "areas/people/passwords/password.h"
#include "areas/people/passwords/password_store.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"
#include "platform/web/sessions.h"
#include "platform/web/worker_pool.h"

#include <algorithm>

namespace people {

using namespace std::chrono_literals;

namespace {

constexpr base::Milliseconds tries_kept = 24h;

/// Compared when there is no password, so that the answer takes as long as with one.
std::string const& hash_of_nobody()
{
    static auto const hash = platform::password_hash("a password that nobody has");
    return hash;
}

} // namespace

base::Refusal wrong_password()
{
    return base::invalid("password", "wrong_password");
}

base::Result<PasswordTry> claim_password_try(platform::Context& cx, std::string_view email, platform::Keys const& keys)
{
    auto const folded = platform::email_folded(email);
    PasswordTry claimed {.address_code = keys.mac("password try", folded)};
    PasswordStore store {cx.tx};
    auto const now = cx.clock.now();
    store.forget_before(now - tries_kept);
    auto const tries = store.tries(claimed.address_code);
    auto const wait = wait_after(tries.wrong) - (now - tries.last_at);
    if (wait > 0ms) {
        auto const seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
        return base::Refusal {.reason = base::Reason::too_many, .code = "too_many", .retry_after_s = seconds};
    }
    store.count(claimed.address_code, now);
    PersonStore people {cx.tx};
    auto const person = people.with_address(folded);
    if (!person || person->state == State::erased) return claimed;
    if (auto hash = people.password_hash(person->id)) {
        claimed.person = person->id;
        claimed.hash = *std::move(hash);
    }
    return claimed;
}

bool password_fits(PasswordTry const& claimed, std::string_view password)
{
    web::WorkerPool::Aside const aside;
    bool const fits = platform::password_fits(claimed.person ? claimed.hash : hash_of_nobody(), password);
    return fits && claimed.person;
}

base::Result<Person> take_password_try(platform::Context& cx, PasswordTry const& claimed)
{
    PersonStore people {cx.tx};
    auto person = TRY(people.find(*claimed.person));
    // Changed while the password was compared.
    if (person.state == State::erased || people.password_hash(person.id) != claimed.hash) return wrong_password();
    if (person.state == State::suspended)
        return base::Refusal {.reason = base::Reason::not_allowed, .code = "suspended"};
    PasswordStore {cx.tx}.forget(claimed.address_code);
    return person;
}

std::string slowly_hashed(std::string_view password)
{
    web::WorkerPool::Aside const aside;
    return platform::password_hash(password);
}

base::Result<base::Done> set_password(
    platform::Context& cx, std::optional<std::string> const& hash, std::int64_t this_session)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    PersonStore {cx.tx}.set_password_hash(*cx.actor.person, hash);
    web::Sessions {cx.tx}.end_all(*cx.actor.person, this_session);
    return base::Done {};
}

} // namespace people
