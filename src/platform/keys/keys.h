#pragma once

#include "base/chance.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace platform {

/// The one secret of an installation, kept in its data folder and never in the database: codes and links in mails are
/// made from it and an id, so that a stolen database holds nothing that opens a door.
class Keys {
public:
    /// Reads the secret, or makes it (mode 0600, durable before use) when the file is not there.
    static Keys in_file(std::string const& path, base::Chance& chance);
    static Keys of(std::string_view thirty_two_bytes);

    /// 26 signs (128 bits) that only this installation can make for this purpose and text.
    std::string mac(std::string_view purpose, std::string_view text) const;

    /// Whether `claimed` is mac(purpose, text), compared in constant time.
    bool proves(std::string_view purpose, std::string_view text, std::string_view claimed) const;

    /// Six decimal digits made the same way (RFC 4226's dynamic truncation of HMAC-SHA-256).
    std::string six_digits(std::string_view purpose, std::string_view text) const;

private:
    Keys() = default;
    std::array<unsigned char, 32> digest(std::string_view purpose, std::string_view text) const;

    std::array<unsigned char, 32> secret_ {};
};

/// Chance from the operating system, by way of libsodium.
class SystemChance final : public base::Chance {
public:
    SystemChance();
    void fill(std::span<std::byte> bytes) override;
};

/// SHA-256, 32 bytes.
std::string sha256(std::string_view bytes);

/// The same as 64 hexadecimal signs.
std::string sha256_hex(std::string_view bytes);

/// A new 256-bit token as 52 base-32 signs, for cookies and personal tokens. Only its SHA-256 is stored.
std::string new_token(base::Chance& chance);

/// Bytes in lower-case base 32 (Crockford's signs), five bits a sign, the last one padded with zero bits.
std::string base32_of_bytes(std::string_view bytes);

/// Whether two texts are equal, in time that depends on their length alone.
bool equal_in_constant_time(std::string_view left, std::string_view right);

/// argon2id with libsodium's interactive limits (64 MB); slow on purpose, never inside a write.
std::string password_hash(std::string_view password);
bool password_fits(std::string_view hash, std::string_view password);

} // namespace platform
