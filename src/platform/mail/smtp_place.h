#pragma once

#include <string>
#include <string_view>

namespace platform {

/// Where and how a mail server is reached.
struct SmtpPlace {
    std::string url; ///< without user and password
    std::string user {};
    std::string password {};
    bool must_encrypt = true; ///< no letter leaves before STARTTLS has succeeded; only this machine itself is spared
};

/// Reads `smtp://user:password@host:port` or `smtps://…` (percent-encoded, the ports 587 and 465 when left out). `from`
/// tells the name with which we greet the server. Throws std::invalid_argument.
SmtpPlace smtp_place_of(std::string_view setting, std::string_view from);

} // namespace platform
