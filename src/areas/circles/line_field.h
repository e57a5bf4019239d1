#pragma once

#include "html/pieces.h"

namespace circles {

/// A line to fill in of which a page holds several of one name: it stands inside its label, so that no two have the same id.
html::Html line_field(html::Field const& field);

} // namespace circles
