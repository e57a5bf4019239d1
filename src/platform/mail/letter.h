#pragma once

#include "base/result.h"
#include "base/time.h"

#include <string>
#include <utility>
#include <vector>

namespace platform {

/// One message to one person. Names, subject and bodies are UTF-8; lines of the bodies end with LF or CRLF.
struct Letter {
    std::string to;
    std::string to_name {};
    std::string from {}; ///< empty: the mailer's own
    std::string from_name {};
    std::string subject;
    std::string text;
    std::string html {};    ///< optional, beside the text
    std::string message_id; ///< without angle brackets; the same when the same letter is sent again
    /// ASCII only: List-Unsubscribe, List-Unsubscribe-Post, Auto-Submitted, In-Reply-To …
    std::vector<std::pair<std::string, std::string>> headers {};
};

/// The letter as bytes for the wire (RFC 5322, 2045, 2047): CRLF everywhere, no line over 76 signs but where one word of
/// a header is longer. Refuses with mail_header_injection when a header would hold a control sign (CR, LF and NUL
/// above all), mail_header_not_ascii, mail_header_too_long (a word over 900 bytes), or the code of fault_of_address.
base::Result<std::string> mime_of(Letter const& letter, base::Time now);

} // namespace platform
