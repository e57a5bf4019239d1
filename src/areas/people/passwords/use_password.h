#pragma once

#include "areas/people/person.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

#include <optional>
#include <string>
#include <string_view>

namespace people {

/// A try at a password, in three steps because the slow one must not hold up the writer: claimed (counted before anybody knows
/// how it ends, so that many at once gain nothing), compared outside, and taken.
struct PasswordTry {
    std::string address_code {};
    std::optional<base::PersonId> person {};
    std::string hash {}; ///< of a password that nobody has when the address is unknown: it takes the same time
};

/// Counts the try. Refused (too_many) while the wait after the last wrong one runs, for known and unknown addresses alike.
base::Result<PasswordTry> claim_password_try(platform::Context& cx, std::string_view email, platform::Keys const& keys);

/// Slow on purpose (argon2id); outside every transaction, with the worker stepped aside.
bool password_fits(PasswordTry const& claimed, std::string_view password);

/// The person whose password fitted; the count begins anew. Refused (suspended) for somebody who may not come in.
base::Result<Person> take_password_try(platform::Context& cx, PasswordTry const& claimed);

/// What everybody hears whose address and password do not belong together.
base::Refusal wrong_password();

/// The hash of a new password, made before the write with the worker stepped aside.
std::string slowly_hashed(std::string_view password);

/// Sets the actor's password (no hash: removes it) and ends her other sessions.
base::Result<base::Done> set_password(
    platform::Context& cx, std::optional<std::string> const& hash, std::int64_t this_session);

} // namespace people
