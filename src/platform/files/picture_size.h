#pragma once

#include "platform/files/file_store.h"
#include "platform/files/images.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// One size of a picture that is kept, as a row remembers it.
struct PictureSize {
    RenditionFormat format = RenditionFormat::webp;
    int width = 0; ///< pixels
    int height = 0;
    StoredFile file {};
    bool operator==(PictureSize const&) const = default;

    /// "960.webp": the last part of its path.
    std::string path_name() const;
};

std::string_view name_of(RenditionFormat format);
std::optional<RenditionFormat> format_named(std::string_view name);
std::string_view content_type_of(RenditionFormat format);

/// The format and width that a path's last part names ("960.webp"); nothing for anything else.
struct PictureWish {
    RenditionFormat format;
    int width;
};
std::optional<PictureWish> picture_wish(std::string_view path_name);

/// The picture for programs that know little (JPEG); null when there is none.
PictureSize const* plain_size(std::vector<PictureSize> const& sizes);

} // namespace platform
