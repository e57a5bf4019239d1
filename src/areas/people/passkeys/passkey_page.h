#pragma once

#include "areas/people/passkeys/passkey_store.h"
#include "html/page.h"

#include <vector>

namespace people {

/// /you/passkeys: those there are, and the way to make one (with scripts; without, the page says so).
html::Page passkeys_page(std::vector<Passkey> const& passkeys, base::Time now);

} // namespace people
