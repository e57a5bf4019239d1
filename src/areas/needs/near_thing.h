#pragma once

#include "html/url.h"

#include <string>

namespace needs {

/// Something of another room that is about the same as a need: what it is, its name, where it stands.
struct NearThing {
    std::string kind {}; ///< "circle" or "post", as the search calls them
    std::string title {};
    html::Url url = "/";
};

} // namespace needs
