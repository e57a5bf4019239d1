#pragma once

#include "platform/web/http.h"

#include <string_view>

namespace web {

/// Whether a change may come from where the browser says it comes from: Sec-Fetch-Site same-origin or none, and an Origin
/// equal to the public URL. A request without either header (a program, an old browser) passes here; the token decides.
bool same_origin(Incoming const& incoming, std::string_view public_url);

} // namespace web
