#include "areas/needs/need.h"

#include <doctest/doctest.h>

using namespace needs;

namespace {

base::Time const monday {1'768'200'000'000};

} // namespace

TEST_CASE("a need is opened once, and keeps the moment")
{
    Need const draft {.id = {1}, .title = "Late"};

    auto const open = opened(draft, monday);

    REQUIRE(open);
    CHECK(open->state == State::open);
    CHECK(open->opened_at == monday);
    CHECK(opened(*open, monday).refusal().code == "need_already_opened");
}

TEST_CASE("only an open need takes answers, and only an open one can be closed")
{
    Need const draft {.id = {1}};
    auto const open = opened(draft, monday);
    auto const done = closed(*open);

    CHECK_FALSE(takes_answers(draft));
    CHECK(takes_answers(*open));
    CHECK_FALSE(takes_answers(*done));
    CHECK(closed(draft).refusal().code == "need_not_open");
    CHECK(done->state == State::closed);
}
