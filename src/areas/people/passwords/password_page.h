#pragma once

#include "html/page.h"
#include "platform/web/fields.h"

#include <string_view>

namespace people {

/// /sign-in/password: an address and its password, or a passkey.
html::Page password_sign_in_page(web::Fields const& fields, base::Refusal const* refusal);

/// /you/password: set, changed or removed.
html::Page password_page(bool has_one, base::Refusal const* refusal, std::string_view said);

/// /you/prove: once more that it is she. `asked` when a code is on its way; `code_shown` in development alone.
struct ProofAsked {
    bool asked = false;
    bool has_password = false;
    bool has_passkey = false;
    std::string_view address {};
    std::string_view code_shown {};
};
html::Page prove_page(ProofAsked const& proof, web::Fields const& fields, base::Refusal const* refusal);

/// What the passkey island makes alive. Without scripts, or without passkeys in the browser, it says so.
/// `task` is "make", "enter" or "prove".
html::Html passkey_part(std::string_view task, std::string_view next, std::string_view words);

} // namespace people
