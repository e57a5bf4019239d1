#pragma once

#include "html/pieces.h"

namespace circles {

/// A line to fill in of which a page holds several of one name, each with an id of its own.
html::Html line_field(html::Field const& field, std::string const& id);

} // namespace circles
