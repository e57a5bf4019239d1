#pragma once

#include "platform/web/assets.h"
#include "platform/web/http.h"

namespace web {

/// The asset that a request asks for, or null; answered before routing, from memory, for ever cacheable.
Asset const* asset_at(Incoming const& incoming);

Response asset_response(Asset const& asset, Incoming const& incoming);

} // namespace web
