#include "platform/mail/mail_address.h"

#include <doctest/doctest.h>

#include <string>

using namespace platform;

TEST_CASE("addresses that people have can be written to")
{
    for (auto const* address : {"ana@example.org", "ana.b+needs@okul.example.org", "o'neil@example.org", "1@2.org",
             "a@xn--retmen-6vb.example", "ANA_B-C@EXAMPLE.ORG", "!#$%&'*+-/=?^_`{|}~@example.org"}) {
        CAPTURE(std::string {address});
        CHECK(plausible_address(address));
    }
    CHECK(plausible_address(std::string(64, 'a') + "@example.org"));
}

TEST_CASE("what is no address is refused")
{
    using namespace std::string_view_literals;
    for (auto const address : {""sv, "ana"sv, "@example.org"sv, "ana@"sv, "ana@example"sv, "ana@@example.org"sv,
             "ana@b@example.org"sv, ".ana@example.org"sv, "ana.@example.org"sv, "a..b@example.org"sv,
             "ana@.example.org"sv, "ana@example.org."sv, "ana@-a.org"sv, "ana@a-.org"sv, "ana@exa_mple.org"sv,
             "ana@192.0.2.1"sv, "ana@[192.0.2.1]"sv, "\"ana\"@example.org"sv, "an a@example.org"sv,
             "Ana <ana@example.org>"sv, "ana@example.org\r\nBcc: x@example.org"sv, "ana\0@example.org"sv,
             "ana@example.org,b@example.org"sv, "ana(x)@example.org"sv, "ana@example.org>"sv}) {
        CAPTURE(address);
        CHECK(fault_of_address(address) == "address_malformed");
    }
}

TEST_CASE("an address that is too long or has letters beyond ASCII is told so")
{
    CHECK(fault_of_address(std::string(65, 'a') + "@example.org") == "address_too_long");
    CHECK(fault_of_address("a@" + std::string(63, 'b') + '.' + std::string(63, 'c') + '.' + std::string(63, 'd') + '.'
              + std::string(63, 'e') + ".org")
        == "address_too_long");
    CHECK(fault_of_address("a@" + std::string(64, 'b') + ".org") == "address_malformed");
    CHECK(fault_of_address("ayşe@example.org") == "address_not_ascii");
    CHECK(fault_of_address("ana@öğretmen.example.org") == "address_not_ascii");
}
