#pragma once

#include "platform/web/sessions.h"

#include <optional>
#include <string>

namespace web {

class Request;

/// What a request shows to say who it is: the session cookie, or a personal token as "Authorization: Bearer …".
struct Credential {
    std::string token;
    Bearer bearer = Bearer::browser;
};

/// The one place that looks for a credential. A token counts under /api/v1 only, and wins over a cookie.
std::optional<Credential> credential_of(Request const& request);

} // namespace web
