#pragma once

#include "areas/needs/need_page.h"
#include "base/json.h"

namespace needs {

base::Json json_of(Need const& need);
base::Json json_of(Listed const& listed);
base::Json json_of(NeedList const& list);
base::Json json_of(NeedView const& view);
base::Json json_of(Reply const& reply);
base::Json json_of(MeToo const& me_too);

/// Needs, and things elsewhere, that look like a sentence.
base::Json json_of(Alike const& alike);

/// The sizes of the photo, smallest first; null without one.
std::optional<base::Json> photo_json(Need const& need, std::vector<PhotoSize> const& photo);
/// Those of one answer, or of the need itself.
base::Json worksheets_json(std::vector<Worksheet> const& worksheets, std::optional<ReplyId> reply);

} // namespace needs
