#pragma once

#include "html/url.h"

#include <string_view>

namespace html {

/// The fingerprinted address of an asset ("groundswell.css"). The program names the source of addresses once, before
/// the first page; without one the logical name itself is used, as in tests.
Url asset(std::string_view logical_name);

using AssetAddress = std::string_view (*)(std::string_view logical_name);
void set_asset_addresses(AssetAddress source);

} // namespace html
