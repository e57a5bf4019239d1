#pragma once

#include <string_view>

/// The files of the program that browsers ask for, in memory, compressed once when they were built.
namespace web {

struct Asset {
    std::string_view name; ///< logical: "groundswell.css"
    std::string_view type; ///< content type
    std::string_view bytes;
    std::string_view brotli; ///< empty for what is compressed in itself
    std::string_view gzip;
};

/// The asset under a fingerprinted path, "/assets/groundswell.549872ab.css", or none. Its bytes never change, so it may
/// be kept for ever (Cache-Control: immutable).
Asset const* asset_at(std::string_view fingerprinted_path);

/// The path of an asset by its logical name: asset_url("groundswell.css"). A name that is none is our own mistake and
/// throws std::logic_error.
std::string_view asset_url(std::string_view logical_name);

} // namespace web
