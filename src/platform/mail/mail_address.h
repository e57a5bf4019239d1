#pragma once

#include <optional>
#include <string_view>

namespace platform {

/// What is wrong with an address, as a code; nothing when it can be written to. Taken is what people really have:
/// dot-atom@domain of RFC 5321 in ASCII, the local part up to 64 bytes, 254 in all, at least two labels. Quoted local
/// parts, address literals and comments are not. Codes: address_too_long, address_not_ascii (an address with letters
/// such as ş: say so kindly), address_malformed.
std::optional<std::string_view> fault_of_address(std::string_view address);

inline bool plausible_address(std::string_view address)
{
    return !fault_of_address(address);
}

} // namespace platform
