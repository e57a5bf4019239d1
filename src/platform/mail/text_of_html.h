#pragma once

#include <string>
#include <string_view>

namespace platform {

/// The words of an HTML mail, for reading: paragraphs and lists as lines, what is quoted behind "> ", an address behind
/// the words that lead to it. Scripts, styles and what is hidden are left out. Not for showing as HTML again. The text is
/// UTF-8 in and out; time and size are linear in it.
std::string text_of_html(std::string_view html);

} // namespace platform
