#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// The pictures we take in.
enum class ImageKind { jpeg, png, webp, gif, heic };

/// What the first bytes of a file (64 are enough) say it is; nothing for everything else. Names and claimed types
/// do not count. AVIF is not HEIC: only a HEVC brand is.
std::optional<ImageKind> image_kind_of(std::string_view head);

/// Whether the file begins as a PDF does. It is only ever served as an attachment, so no more is asked.
bool looks_like_pdf(std::string const& path);

} // namespace platform
