#pragma once

#include "base/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// The body as quoted-printable (RFC 2045, 6.7), with CRLF at the end of each line and of the whole.
std::string quoted_printable(std::string_view body);

/// The words of a header's free text, to be joined with spaces and folded between them: as they are when that is safe,
/// otherwise as encoded words (RFC 2047) of at most 64 signs that never cut a letter in two.
std::vector<std::string> words_of_text(std::string_view text);

/// The words of a name before an address: quoted when ASCII, otherwise encoded.
std::vector<std::string> words_of_phrase(std::string_view name);

/// "Wed, 14 Jan 2026 09:00:00 +0000"
std::string mail_date(base::Time time);

/// One header with its CRLF, folded between words at 76 signs.
std::string folded_header(std::string_view name, std::vector<std::string> const& words);

/// What stands between spaces.
std::vector<std::string> split_at_spaces(std::string_view text);

} // namespace platform
