#pragma once

#include "base/chance.h"

#include <string>

namespace web {

class Request;

/// Puts this response's token and once-keys where the page's forms carry their marks (html/page.h). The token is the
/// session's secret under a fresh mask each time, so that compression betrays nothing (BREACH); strangers get none.
void put_tokens(std::string& body, Request const& request, base::Chance& chance);

/// Whether the form's "csrf" field, or the X-CSRF-Token header, unmasks to the session's secret.
bool token_fits(Request const& request);

} // namespace web
