#include "platform/web/addresses.h"

#include <doctest/doctest.h>

namespace web {

namespace {

std::vector<AddressBlock> blocks(std::initializer_list<char const*> texts)
{
    std::vector<AddressBlock> result;
    for (auto const* text : texts) result.push_back(AddressBlock::from(text).value());
    return result;
}

std::string client(std::string_view forwarded_for, char const* peer)
{
    auto const trusted = blocks({"10.0.0.0/8", "2001:db8::/32"});
    return forwarded_client(forwarded_for, Address::from(peer).value(), trusted).text();
}

} // namespace

TEST_CASE("addresses are read strictly and written back")
{
    CHECK(Address::from("192.0.2.7").value().text() == "192.0.2.7");
    CHECK(Address::from("2001:DB8::1").value().text() == "2001:db8::1");
    CHECK(Address::from("::ffff:192.0.2.7") == Address::from("192.0.2.7"));
    for (auto const* wrong :
        {"", "1.2.3", "1.2.3.256", "1.2.3.4 ", "1.2.3.4:80", "::1%eth0", "example.com", "01.2.3.4.5"}) {
        CAPTURE(wrong);
        CHECK_FALSE(Address::from(wrong));
    }
}

TEST_CASE("a block contains what shares its first bits")
{
    auto const inside = [](char const* block, char const* address) {
        return AddressBlock::from(block).value().contains(Address::from(address).value());
    };

    CHECK(inside("10.0.0.0/8", "10.255.0.1"));
    CHECK_FALSE(inside("10.0.0.0/8", "11.0.0.1"));
    CHECK(inside("192.0.2.128/25", "192.0.2.200"));
    CHECK_FALSE(inside("192.0.2.128/25", "192.0.2.100"));
    CHECK(inside("192.0.2.1", "192.0.2.1"));
    CHECK_FALSE(inside("192.0.2.1", "192.0.2.2"));
    CHECK(inside("2001:db8::/33", "2001:db8:7fff::1"));
    CHECK_FALSE(inside("2001:db8::/33", "2001:db8:8000::1"));
    CHECK(inside("0.0.0.0/0", "203.0.113.9"));
    CHECK_FALSE(inside("0.0.0.0/0", "2001:db8::1"));
    CHECK(inside("::/0", "2001:db8::1"));
    for (auto const* wrong : {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "::/129", "/8", "x/8"}) {
        CAPTURE(wrong);
        CHECK_FALSE(AddressBlock::from(wrong));
    }
}

TEST_CASE("behind trusted proxies the client is the right-most address that is not trusted")
{
    CHECK(client("203.0.113.9", "10.0.0.1") == "203.0.113.9");
    CHECK(client("198.51.100.1, 203.0.113.9, 10.0.0.2", "10.0.0.1") == "203.0.113.9");
    CHECK(client("203.0.113.9:4711", "10.0.0.1") == "203.0.113.9");
    CHECK(client("[2001:db9::5]:4711", "2001:db8::1") == "2001:db9::5");
    CHECK(client("10.0.0.3, 10.0.0.2", "10.0.0.1") == "10.0.0.3");
    CHECK(client("203.0.113.9, nonsense", "10.0.0.1") == "10.0.0.1");
    CHECK(client("", "10.0.0.1") == "10.0.0.1");
    CHECK(client("[", "10.0.0.1") == "10.0.0.1");
}

TEST_CASE("what a stranger says about forwarding is not believed")
{
    CHECK(client("203.0.113.9", "198.51.100.77") == "198.51.100.77");
}

TEST_CASE("an IPv6 client counts by its /64, an IPv4 client by its address")
{
    CHECK(Address::from("2001:db8:1:2:3::4")->of_client() == Address::from("2001:db8:1:2:ffff::1")->of_client());
    CHECK_FALSE(Address::from("2001:db8:1:2::")->of_client() == Address::from("2001:db8:1:3::")->of_client());
    CHECK_FALSE(Address::from("192.0.2.1")->of_client() == Address::from("192.0.2.2")->of_client());
}

} // namespace web
