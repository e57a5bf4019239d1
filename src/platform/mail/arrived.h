#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// One mail for one recipient, as a mail server or a folder hands it over.
struct ArrivedMail {
    std::string_view bytes;
    std::string recipient;
    std::optional<std::string> sender {}; ///< of the envelope, where it is known; empty: nobody wants an answer
};

/// What became of it: taken, no such address, not to be taken ever, or not just now.
enum class Arrival { taken, nobody_there, refused, later };

/// Who takes mail in.
struct MailTaker {
    std::function<bool(std::string_view recipient)> knows;
    std::function<Arrival(ArrivedMail const&)> take;
};

} // namespace platform
