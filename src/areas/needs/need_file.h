#pragma once

#include "areas/needs/need.h"
#include "platform/files/file_store.h"
#include "platform/files/images.h"

#include <optional>
#include <string>
#include <vector>

namespace needs {

using WorksheetId = base::IdOf<struct WorksheetTag>;

/// One size of a need's photo.
struct PhotoSize {
    platform::RenditionFormat format = platform::RenditionFormat::webp;
    int width = 0; ///< pixels
    int height = 0;
    platform::StoredFile file {};
    bool operator==(PhotoSize const&) const = default;

    /// "960.webp": the last part of its path.
    std::string path_name() const;
};

/// A PDF that came with a need or with an answer, for saving and printing.
struct Worksheet {
    WorksheetId id {};
    NeedId need {};
    std::optional<ReplyId> reply {}; ///< nothing: it belongs to the need itself
    std::string file_name {};
    platform::StoredFile file {};
    bool operator==(Worksheet const&) const = default;
};

/// What came with a form: checked, made anew and durable, so that rows may speak of it.
struct Attached {
    std::vector<PhotoSize> photo {}; ///< empty when no photo came
    std::optional<std::string> alt {};
    bool takes_photo_away = false;
    std::optional<Worksheet> worksheet {};
};

std::string_view name_of(platform::RenditionFormat format);
std::optional<platform::RenditionFormat> format_named(std::string_view name);
std::string_view content_type_of(platform::RenditionFormat format);

/// The format and width that a path's last part names ("960.webp"); nothing for anything else.
struct PhotoWish {
    platform::RenditionFormat format;
    int width;
};
std::optional<PhotoWish> photo_wish(std::string_view path_name);

/// The picture for programs that know little (JPEG); null when there is no photo.
PhotoSize const* plain_size(std::vector<PhotoSize> const& sizes);

} // namespace needs
