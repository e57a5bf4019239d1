#pragma once

#include "areas/needs/need.h"
#include "platform/files/picture_size.h"

#include <optional>
#include <string>
#include <vector>

namespace needs {

using WorksheetId = base::IdOf<struct WorksheetTag>;

using PhotoSize = platform::PictureSize;

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

} // namespace needs
