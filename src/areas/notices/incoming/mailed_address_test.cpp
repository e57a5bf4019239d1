#include "areas/notices/incoming/mailed_address.h"

#include <doctest/doctest.h>

using namespace notices;

namespace {

platform::Keys const keys = platform::Keys::of("0123456789abcdef0123456789abcdef");

struct AtDomain {
    AtDomain() { take_mail_at("network.example"); }
    ~AtDomain() { take_mail_at(""); }
};

} // namespace

TEST_CASE("a reply address says who may answer what, in capitals too, and fits before an @")
{
    AtDomain const domain;
    ReplyAddress const who {AnswerTo::thread, INT64_MAX, {INT64_MAX}};

    auto const address = reply_address(keys, who);

    CHECK(address.find('@') <= 64);
    CHECK(reply_address_in(keys, address) == who);
    auto capitals = address;
    for (auto& sign : capitals) sign = static_cast<char>(std::toupper(sign));
    CHECK(reply_address_in(keys, capitals) == who);
}

TEST_CASE("a reply address that was made up, changed, or is another's opens nothing")
{
    AtDomain const domain;
    auto const address = reply_address(keys, {AnswerTo::thread, 77, {88}});
    auto const local = address.substr(0, address.find('@'));

    CHECK_FALSE(reply_address_in(keys, "reply+77.88.0@network.example"));
    CHECK_FALSE(reply_address_in(keys, "decide" + address.substr(5)));
    CHECK_FALSE(reply_address_in(keys, local + "@elsewhere.example"));
    CHECK_FALSE(reply_address_in(platform::Keys::of("another key, thirty-two bytes ok"), address));
    for (std::size_t i = 6; i < local.size(); ++i) {
        auto changed = address;
        changed[i] = changed[i] == '2' ? '3' : '2';
        CHECK_FALSE(reply_address_in(keys, changed));
    }
    CHECK_FALSE(bounce_claim(address));
    for (auto const* odd :
        {"", "@", "reply+", "reply+@network.example", "reply+.@network.example", "+..@network.example"})
        CHECK_FALSE(reply_address_in(keys, odd));
}

TEST_CASE("what comes back names the person, and is believed only of the address she has now")
{
    AtDomain const domain;
    auto const address = bounce_address(keys, {88}, "Ana@example.org");

    CHECK(bounce_claim(address) == base::PersonId {88});
    CHECK(proves_bounce(keys, address, {88}, "ana@example.org"));
    CHECK_FALSE(proves_bounce(keys, address, {88}, "new@example.org"));
    CHECK_FALSE(proves_bounce(keys, address, {89}, "ana@example.org"));
    CHECK_FALSE(reply_address_in(keys, address));
}

TEST_CASE("where no mail is taken in, no address is ours")
{
    auto const address = reply_address(keys, {AnswerTo::thread, 77, {88}});

    CHECK_FALSE(reply_address_in(keys, address));
    CHECK_FALSE(bounce_claim("bounce+2.x@"));
}
