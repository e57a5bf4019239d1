#pragma once

#include "platform/web/http.h"
#include "platform/web/routes.h"

namespace web {

class Request;

/// What every answer carries, errors too: a strict content policy without inline scripts or styles, no framing,
/// no sniffing, no referrer to other sites, no powers of the device. A stricter policy that the answer has already, and
/// what a file says of its keeping, stand.
void add_common_headers(Response& response, Cache cache, bool signed_in);

/// What an asset carries, which is no document and may be kept for ever: its address names its content.
void add_asset_headers(Response& response);

/// The end of every routed answer: common headers, an ETag where a stranger may keep the page (304 when he has it), and
/// compression when the client takes it.
void finish(Response& response, Request const& request);

} // namespace web
