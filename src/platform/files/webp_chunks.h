#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// One piece of a WebP file (RFC 9649): four letters and what they hold.
struct WebpChunk {
    std::string_view name;
    std::string_view content;
};

/// The chunks of a WebP file, pointing into it; nothing when it is not one or is cut short.
std::optional<std::vector<WebpChunk>> webp_chunks(std::string_view file);

/// The same picture with nothing but its picture: EXIF, XMP, colour profile, animation and unknown chunks are left
/// out. libvips 8.14 writes EXIF into WebP even when told to strip it. Nothing when the file cannot be read.
std::optional<std::string> webp_of_picture_only(std::string_view file);

} // namespace platform
