#pragma once

#include "areas/people/passkeys/passkey_store.h"
#include "areas/people/person.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"
#include "platform/web/webauthn.h"

#include <string>
#include <string_view>

namespace people {

/// What a browser was asked, and which browser: both as only they know them.
struct PasskeyQuestion {
    std::string challenge {}; ///< bytes
    std::string browser {};   ///< the cookie's value
};

/// Writes a question down: it is answered once, within five minutes, by this browser.
base::Result<base::Done> ask_passkey(platform::Context& cx, PasskeyQuestion const& question);

/// What came back from the browser, still as base64url.
struct MadePasskey {
    std::string challenge {};
    std::string name {};
    std::string client_data {};
    std::string attestation {};
    static base::Result<MadePasskey> from(web::Fields& fields);
};
struct SignedPasskey {
    std::string challenge {};
    std::string credential {};
    web::Signed answer {};
    static base::Result<SignedPasskey> from(web::Fields& fields);
};

/// A new passkey of the actor's.
base::Result<Passkey> add_passkey(
    platform::Context& cx, web::RelyingParty const& party, MadePasskey const& made, std::string_view browser);

/// The person whose passkey answered. Unknown keys, wrong answers and people who are gone all say the same.
base::Result<Person> enter_by_passkey(
    platform::Context& cx, web::RelyingParty const& party, SignedPasskey const& passkey, std::string_view browser);

} // namespace people
