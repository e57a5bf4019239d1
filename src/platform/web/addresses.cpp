#include "platform/web/addresses.h"

#include "platform/web/signs.h"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace web {

namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

/// Some proxies write a port or brackets: 192.0.2.1:1234, [2001:db8::1]:1234.
std::string_view without_port(std::string_view text)
{
    if (text.starts_with('[')) return text.substr(1, std::min(text.find(']'), text.size()) - 1);
    auto const colon = text.find(':');
    if (colon != std::string_view::npos && text.find(':', colon + 1) == std::string_view::npos)
        return text.substr(0, colon);
    return text;
}

} // namespace

bool Address::is_ipv4() const
{
    return std::equal(mapped_prefix.begin(), mapped_prefix.end(), bytes.begin());
}

std::string Address::text() const
{
    char text[INET6_ADDRSTRLEN] {};
    if (is_ipv4()) {
        ::inet_ntop(AF_INET, bytes.data() + mapped_prefix.size(), text, sizeof text);
    } else {
        ::inet_ntop(AF_INET6, bytes.data(), text, sizeof text);
    }
    return text;
}

Address Address::of_client() const
{
    if (is_ipv4()) return *this;
    Address network;
    std::copy_n(bytes.begin(), 8, network.bytes.begin());
    return network;
}

std::optional<Address> Address::from(std::string_view text)
{
    if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
    std::string const ended {text}; // inet_pton wants a zero at the end
    if (ended.find('\0') != std::string::npos) return std::nullopt;
    Address address;
    if (::inet_pton(AF_INET6, ended.c_str(), address.bytes.data()) == 1) return address;
    std::ranges::copy(mapped_prefix, address.bytes.begin());
    if (::inet_pton(AF_INET, ended.c_str(), address.bytes.data() + mapped_prefix.size()) == 1) return address;
    return std::nullopt;
}

bool AddressBlock::contains(Address const& address) const
{
    auto const whole = static_cast<std::size_t>(prefix / 8);
    if (!std::equal(base.bytes.begin(), base.bytes.begin() + whole, address.bytes.begin())) return false;
    auto const rest = prefix % 8;
    if (rest == 0) return true;
    return (base.bytes[whole] ^ address.bytes[whole]) >> (8 - rest) == 0;
}

std::optional<AddressBlock> AddressBlock::from(std::string_view text)
{
    auto const slash = std::min(text.find('/'), text.size());
    auto const base = Address::from(text.substr(0, slash));
    if (!base) return std::nullopt;
    if (slash == text.size()) return AddressBlock {*base, 128};
    auto const digits = text.substr(slash + 1);
    bool const v4 = text.substr(0, slash).find(':') == std::string_view::npos;
    int prefix = -1;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    bool const is_number = error == std::errc {} && end == digits.data() + digits.size();
    if (!is_number || prefix < 0 || prefix > (v4 ? 32 : 128)) return std::nullopt;
    return AddressBlock {*base, v4 ? 96 + prefix : prefix};
}

bool contains(std::vector<AddressBlock> const& blocks, Address const& address)
{
    return std::ranges::any_of(blocks, [&](AddressBlock const& block) { return block.contains(address); });
}

Address forwarded_client(std::string_view forwarded_for, Address const& peer, std::vector<AddressBlock> const& trusted)
{
    auto client = peer;
    while (!forwarded_for.empty() && contains(trusted, client)) {
        auto const comma = forwarded_for.rfind(',');
        auto const entry = comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
        auto const address = Address::from(without_port(signs::trimmed(entry)));
        if (!address) break;
        client = *address;
        forwarded_for = comma == std::string_view::npos ? std::string_view {} : forwarded_for.substr(0, comma);
    }
    return client;
}

} // namespace web
