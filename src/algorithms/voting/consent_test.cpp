#include "algorithms/voting/consent.h"

#include <doctest/doctest.h>

#include <vector>

using algorithms::ConsentOutcome;
using algorithms::count_consent;
using algorithms::Stance;

namespace {

using Stances = std::vector<Stance>;
constexpr auto agree = Stance::agree;
constexpr auto aside = Stance::stand_aside;
constexpr auto object = Stance::object;

} // namespace

TEST_CASE("a proposal passes when enough voters took part and none objects")
{
    auto const result = count_consent(Stances {agree, agree, aside}, 3);

    CHECK(result.outcome == ConsentOutcome::passed);
    CHECK(result.agree == 2);
    CHECK(result.stand_aside == 1);
    CHECK(result.quorum_reached);
}

TEST_CASE("one objection stops a proposal, with or without the quorum")
{
    CHECK(count_consent(Stances {agree, agree, object}, 2).outcome == ConsentOutcome::objected);
    CHECK(count_consent(Stances {object}, 2).outcome == ConsentOutcome::objected);
    CHECK_FALSE(count_consent(Stances {object}, 2).quorum_reached);
}

TEST_CASE("too few voters pass nothing, and nobody at all passes nothing even without a quorum")
{
    CHECK(count_consent(Stances {agree, agree}, 3).outcome == ConsentOutcome::too_few);
    CHECK(count_consent(Stances {}, 0).outcome == ConsentOutcome::too_few);
}
