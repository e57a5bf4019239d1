#pragma once

#include "platform/web/http.h"
#include "platform/web/routes.h"

namespace web {

class Request;

/// What every answer carries, errors and assets too: a strict content policy without inline scripts or styles, no framing,
/// no sniffing, no referrer to other sites, no powers of the device. A stricter policy that the answer has already, and
/// what a file says of its keeping, stand.
void add_common_headers(Response& response, Cache cache, bool signed_in);

/// The end of every routed answer: common headers, an ETag where a stranger may keep the page (304 when he has it), and
/// compression when the client takes it.
void finish(Response& response, Request const& request);

} // namespace web
