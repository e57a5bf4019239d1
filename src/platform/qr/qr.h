#pragma once

#include "html/html.h"

#include <string>
#include <string_view>

namespace platform {

/// A QR code (ISO/IEC 18004) as one path: every dark run of a row is a rectangle of height 1.
struct QrCode {
    int size = 0; ///< squares on each side, without the quiet zone
    std::string path {};
};

/// With the medium error correction: a sheet on a wall gets creased. Throws std::length_error above 2,331 bytes.
QrCode qr_code(std::string_view text);

/// The same as a picture, always dark on white; `label` says it to those who cannot see it.
html::Html qr_picture(std::string_view text, std::string_view label);

} // namespace platform
