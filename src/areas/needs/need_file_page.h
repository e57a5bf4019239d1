#pragma once

#include "areas/needs/need_file.h"
#include "html/page.h"
#include "platform/web/fields.h"

namespace needs {

/// A size's address; it changes with the content, so that a kept copy is never an old one.
html::Url photo_url(NeedId need, PhotoSize const& size);
html::Url worksheet_url(Worksheet const& worksheet);

/// The need's photo in as many sizes as there are; nothing without one.
html::Html photo_figure(Need const& need, std::vector<PhotoSize> const& sizes);

/// The photo as other sites show it beside a link; nothing unless everyone may see the need.
std::optional<html::CardImage> card_image(Need const& need, std::vector<PhotoSize> const& sizes);

/// Links to the worksheets of one answer, or of the need itself.
html::Html worksheet_links(std::vector<Worksheet> const& worksheets, std::optional<ReplyId> reply);

/// The questions about a photo and a worksheet, folded away until somebody has one.
html::Html file_fields(web::Fields const& fields, base::Refusal const* refusal, bool has_photo);
html::Html worksheet_field(base::Refusal const* refusal);

} // namespace needs
