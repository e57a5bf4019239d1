#pragma once

#include "platform/web/http.h"

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>

namespace web {

/// What the server adds to an answer.
struct Framing {
    std::optional<std::int64_t>
        length {}; ///< of the body, also when HEAD leaves it out; nothing when its end is the connection's
    bool keep_alive = true;
    std::time_t now = 0;
};

/// Whether every name and value of the answer can stand in a header: no line end or other control sign can be smuggled
/// out through a value somebody typed.
bool has_clean_headers(Response const& response);

/// Status line and headers with Date, Content-Length and Connection, the empty line included. 204 and 304 get no length.
std::string response_head(Response const& response, Framing framing);

/// Whether an answer of this status has a body at all. (RFC 9110 section 6.4.1)
bool may_have_body(int status);

/// The moment as RFC 9110 wants it: Sun, 06 Nov 1994 08:49:37 GMT.
std::string http_date(std::time_t moment);

} // namespace web
