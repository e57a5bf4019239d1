#pragma once

#include "base/chance.h"

#include <string>
#include <string_view>

namespace web {

class Request;

/// What a form must prove to know: made from the session's own token, of which only the browser and its requests know.
std::string csrf_secret_of(std::string_view session_token);

/// Puts this response's token and once-keys where the page's forms carry their marks (html/page.h). The token is the
/// session's secret under a fresh mask each time, so that compression betrays nothing (BREACH); strangers get none.
void put_tokens(std::string& body, Request const& request, base::Chance& chance);

/// Whether the form's "csrf" field, or the X-CSRF-Token header, unmasks to the session's secret.
bool token_fits(Request const& request);

} // namespace web
