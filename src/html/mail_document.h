#pragma once

#include "html/html.h"

#include <string>
#include <string_view>

namespace html {

/// A mail as HTML, in the language spoken: the one document of the house with a style of its own, because a mail can ask for
/// no file. Under a kilobyte before what stands in it.
std::string mail_document(std::string_view title, Html const& main);

} // namespace html
