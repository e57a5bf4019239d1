#pragma once

#include <string_view>
#include <vector>

/// What the program carries in itself, so that it is one file: the browser's assets, catalogues, places.
/// Packed by assets/build.mjs (the format stands in assets/pack.mjs) and never copied: views live as long as the program.
namespace platform {

struct PackedFile {
    std::string_view kind; ///< "asset" or "embedded"
    std::string_view name; ///< logical: "groundswell.css", "locales/tr.po", "places.tsv.gz"
    std::string_view file; ///< fingerprinted: "groundswell.549872ab.css"; empty for what is not served
    std::string_view type; ///< content type; empty for what is not served
    std::string_view bytes;
    std::string_view brotli; ///< the same, compressed; empty when there is none
    std::string_view gzip;
};

/// Every file of the pack, in its order. Throws std::runtime_error when the pack is not one.
std::vector<PackedFile> const& packed_files();

/// The bytes of an embedded file, or empty when there is none of that name.
std::string_view embedded(std::string_view name);

/// The names of embedded files that begin so ("locales/"), in order.
std::vector<std::string_view> embedded_names(std::string_view prefix);

/// Reads a pack; the views point into it. Throws std::runtime_error when it is cut or malformed.
std::vector<PackedFile> read_pack(std::string_view pack);

} // namespace platform
