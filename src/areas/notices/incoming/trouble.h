#pragma once

#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace notices {

/// What a mail server says about a letter: gone for now, refused for good, or refused because nobody is there.
enum class Bounce { soft, hard, nobody_there };

/// What a status of a report means (RFC 3463): 5.1.1, 5.1.6 and 5.1.10 say that nobody is there, other 5.x.x are for good.
Bounce bounce_of(std::string_view action, std::string_view status);

/// What has become of letters to one address.
struct Trouble {
    std::string address_hash {}; ///< of the address it is about
    std::int64_t hard = 0;       ///< those of nobody_there among them
    std::int64_t nobody_there = 0;
    base::Time first_at {};
    base::Time last_at {};
    std::optional<base::Time> stopped_at {};
    bool operator==(Trouble const&) const = default;
};

/// The trouble with one more bounce. After three hard ones over at least two days, or "nobody there" twice, nothing is written to
/// the address any more. Troubles that ended a month ago are begun anew.
Trouble with_bounce(Trouble trouble, Bounce bounce, base::Time now);

} // namespace notices
