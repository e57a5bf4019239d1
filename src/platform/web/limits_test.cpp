#include "platform/web/limits.h"

#include <doctest/doctest.h>

using web::Limit;
using web::Limits;

namespace {

/// How often the call goes through before it is refused, at most `most`.
template <class WhoAsks>
int calls_until_refused(Limits& limits, Limit limit, WhoAsks const& who, int most = 1000)
{
    int calls = 0;
    while (calls < most && limits.spend(limit, who) == 0) ++calls;
    return calls;
}

constexpr std::int64_t ana = 1;
constexpr std::int64_t bram = 2;
constexpr std::string_view school = "192.0.2.7";

} // namespace

TEST_CASE("a budget ends, says when to come back, and is won back evenly")
{
    base::StillClock clock {base::Time {1'779'900'000'000}};
    Limits limits {clock};

    CHECK(calls_until_refused(limits, Limit::write, ana) == 60);
    auto const wait = limits.spend(Limit::write, ana);
    CHECK(wait == 5);
    clock.advance(base::Milliseconds {wait * 1000});

    CHECK(limits.spend(Limit::write, ana) == 0);
    CHECK(limits.spend(Limit::write, ana) > 0);
}

TEST_CASE("people behind one address have budgets of their own")
{
    base::StillClock clock {base::Time {1'779'900'000'000}};
    Limits limits {clock};
    calls_until_refused(limits, Limit::write, ana);
    calls_until_refused(limits, Limit::write, school);

    CHECK(limits.spend(Limit::write, bram) == 0);
    CHECK(limits.spend(Limit::read, ana) == 0);
    CHECK(limits.spend(Limit::write, std::string_view {"192.0.2.8"}) == 0);
}

TEST_CASE("one household is one group, however its addresses are written")
{
    CHECK(web::address_group("192.0.2.7") == "192.0.2.7");
    CHECK(web::address_group("::ffff:192.0.2.7") == "192.0.2.7");
    CHECK(web::address_group("::ffff:192.0.2.8") != web::address_group("::ffff:192.0.2.7"));
    CHECK(web::address_group("2001:db8::1") == web::address_group("2001:db8::ffff:1"));
    CHECK(web::address_group("2001:db8::1") == web::address_group("2001:db8:0:ff:1:2:3:4"));
    CHECK(web::address_group("2001:db8:0:100::1") != web::address_group("2001:db8::1"));
    CHECK(web::address_group("2001:0DB8::0001") == web::address_group("2001:db8::1"));
}

TEST_CASE("a clock that goes back gives nothing away and takes nothing")
{
    base::StillClock clock {base::Time {1'779'900'000'000}};
    Limits limits {clock};
    calls_until_refused(limits, Limit::write, ana);
    clock.advance(base::Milliseconds {-3'600'000});

    CHECK(limits.spend(Limit::write, ana) > 0);
    CHECK(limits.spend(Limit::write, bram) == 0);
}

TEST_CASE("what has no limit is never counted")
{
    base::StillClock clock {base::Time {1'779'900'000'000}};
    Limits limits {clock};

    CHECK(calls_until_refused(limits, Limit::none, school, 5000) == 5000);
}
