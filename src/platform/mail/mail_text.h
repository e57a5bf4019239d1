#pragma once

#include <string>
#include <string_view>

namespace platform {

/// Bytes of a mail as UTF-8. `charset` is what the mail says of itself; where it says nothing, nonsense or one that
/// nobody writes mail in, UTF-8 is tried and then windows-1252. What cannot be read becomes U+FFFD.
std::string utf8_of(std::string_view bytes, std::string_view charset);

/// The same text with every line ending in LF, without other control signs than LF and tab, and every byte that is no
/// UTF-8 as U+FFFD. At most `limit` bytes, cut between letters.
std::string clean_mail_text(std::string_view text, std::size_t limit);

/// The same on one line: white space of any kind is one space, none stands at the ends.
std::string clean_mail_line(std::string_view text, std::size_t limit);

/// With A to Z as small letters, and nothing else changed.
std::string small_letters(std::string_view text);

} // namespace platform
