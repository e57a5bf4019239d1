#pragma once

#include "areas/people/passkeys/passkey_store.h"
#include "html/page.h"

#include <vector>

namespace people {

/// /you/passkeys: those there are, and the way to make one (with scripts; without, the page says so). A `host` that is a number
/// can have none (WebAuthn: the relying party's id is a domain).
html::Page passkeys_page(std::vector<Passkey> const& passkeys, base::Time now, std::string_view host);

} // namespace people
