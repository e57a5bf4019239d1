#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Passkeys as the server sees them: Web Authentication Level 3 (W3C), sections 7.1 and 7.2, for ES256 and EdDSA keys. What an
/// authenticator says of its maker (attestation) is not asked for and not looked at. Values in, values out.
namespace web {

/// Who asks a browser for a passkey: the host's name, and the whole origin.
struct RelyingParty {
    std::string id {};
    std::string origin {};
};
RelyingParty relying_party(std::string_view public_url);

/// What an authenticator made: the name of the key, its public half (COSE_Key of RFC 9053 as sent), and its counter.
struct NewPasskey {
    std::string credential {};
    std::string public_key {};
    std::uint32_t counter = 0;
};

/// Reads the answer to navigator.credentials.create(). `challenge` is what was asked, as bytes. Refused (invalid, at "passkey"):
/// another challenge, origin, host or kind of answer, nobody present, a key of another kind, malformed bytes.
base::Result<NewPasskey> read_new_passkey(
    RelyingParty const& party, std::string_view challenge, std::string_view client_data, std::string_view attestation);

/// The answer to navigator.credentials.get().
struct Signed {
    std::string client_data {};
    std::string authenticator_data {};
    std::string signature {};
};

/// Whether the key signed this challenge for this site now; gives the counter to keep. Refused as above, and when the counter
/// does not rise (a copied key), unless the authenticator counts nothing at all.
base::Result<std::uint32_t> read_signed(RelyingParty const& party, std::string_view challenge,
    std::string_view public_key, std::uint32_t counter_before, Signed const& answer);

/// RFC 4648's alphabet for addresses, without padding.
std::string base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

} // namespace web
