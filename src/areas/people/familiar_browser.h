#pragma once

#include "areas/people/ask_code.h"
#include "platform/web/request.h"

#include <string_view>

namespace people {

/// Who asks in this browser for a code to this address: the browser itself when it has signed in with that address before,
/// otherwise the place that the question comes from.
CodeWish asked_here(web::Request& rq, std::string_view email, std::string_view browser_token);

/// Lets this browser be known by the address that somebody has just signed in with. The mark opens nothing: it only keeps the
/// questions of strangers from being counted against her. A browser knows the last address alone.
void remember_browser(web::Request& rq, std::string_view email);

} // namespace people
