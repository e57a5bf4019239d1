#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// An IPv6 address, or an IPv4 address in its mapped form ::ffff:a.b.c.d, so that both are compared alike.
struct Address {
    std::array<std::uint8_t, 16> bytes {};
    bool operator==(Address const&) const = default;

    bool is_ipv4() const;
    std::string text() const;
    /// What counts as one client when connections are limited: the IPv4 address, or the /64 of an IPv6 address.
    Address of_client() const;

    /// Reads dotted IPv4 or RFC 4291 IPv6, without zone, brackets or port; nothing for anything else.
    static std::optional<Address> from(std::string_view text);
};

/// A block of addresses such as 10.0.0.0/8 or 2001:db8::/32; a bare address is a block of one.
struct AddressBlock {
    Address base {};
    int prefix = 128; ///< bits, counted in the IPv6 form

    bool contains(Address const& address) const;
    static std::optional<AddressBlock> from(std::string_view text);
};

bool contains(std::vector<AddressBlock> const& blocks, Address const& address);

/// The client behind trusted proxies: the right-most address of X-Forwarded-For that is not itself trusted. What stands
/// to the left of it was written by the client. An entry that is no address ends the search at the last good one.
Address forwarded_client(std::string_view forwarded_for, Address const& peer, std::vector<AddressBlock> const& trusted);

} // namespace web
