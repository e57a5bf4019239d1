#pragma once

#include "html/page.h"
#include "platform/web/api.h"

#include <string_view>
#include <vector>

namespace home {

/// What a program may ask of this network, for the person who writes the program.
html::Page api_page(std::string_view public_url, std::vector<web::ApiOperation> const& operations);

} // namespace home
