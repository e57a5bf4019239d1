#include "areas/notices/incoming/trouble.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace notices;
using namespace std::chrono_literals;

namespace {

constexpr base::Time monday {1'795'414'500'000};

} // namespace

TEST_CASE("what a server says about a letter is for good, because nobody is there, or for now")
{
    CHECK(bounce_of("failed", "5.1.1") == Bounce::nobody_there);
    CHECK(bounce_of("failed", "5.1.10") == Bounce::nobody_there);
    CHECK(bounce_of("failed", "5.2.2") == Bounce::hard);
    CHECK(bounce_of("failed", "4.2.2") == Bounce::soft);
    CHECK(bounce_of("delayed", "5.1.1") == Bounce::soft);
    CHECK(bounce_of("failed", "") == Bounce::soft);
}

TEST_CASE("an address is stopped when nobody was there twice")
{
    auto const once = with_bounce({}, Bounce::nobody_there, monday);
    CHECK_FALSE(once.stopped_at);

    auto const twice = with_bounce(once, Bounce::nobody_there, monday + 1min);

    CHECK(twice.stopped_at == monday + 1min);
    CHECK(with_bounce(twice, Bounce::hard, monday + 24h).stopped_at == monday + 1min);
}

TEST_CASE("an address is stopped after three letters that came back for good over two days, not within an hour")
{
    Trouble quick;
    for (int i = 0; i < 9; ++i) quick = with_bounce(quick, Bounce::hard, monday + 1min * i);
    CHECK_FALSE(quick.stopped_at);

    auto slow = with_bounce({}, Bounce::hard, monday);
    slow = with_bounce(slow, Bounce::hard, monday + 24h);
    CHECK_FALSE(slow.stopped_at);
    slow = with_bounce(slow, Bounce::hard, monday + 48h);

    CHECK(slow.stopped_at == monday + 48h);
}

TEST_CASE("letters that are late, and troubles of long ago, count for nothing")
{
    CHECK(with_bounce({}, Bounce::soft, monday) == Trouble {});
    auto trouble = with_bounce({}, Bounce::nobody_there, monday);

    trouble = with_bounce(trouble, Bounce::nobody_there, monday + 24h * 31);

    CHECK(trouble.nobody_there == 1);
    CHECK_FALSE(trouble.stopped_at);
}
