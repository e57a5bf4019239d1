#include "algorithms/voting/consent.h"

#include "algorithms/voting/quorum.h"

#include <algorithm>

namespace algorithms {

ConsentResult count_consent(std::span<Stance const> ballots, std::size_t needed)
{
    auto const with = [&](Stance stance) { return static_cast<std::size_t>(std::ranges::count(ballots, stance)); };
    ConsentResult result {.agree = with(Stance::agree),
        .stand_aside = with(Stance::stand_aside),
        .object = with(Stance::object),
        .cast = ballots.size(),
        .needed = needed,
        .quorum_reached = reached(ballots.size(), needed)};
    if (result.object > 0)
        result.outcome = ConsentOutcome::objected;
    else if (result.quorum_reached)
        result.outcome = ConsentOutcome::passed;
    return result;
}

} // namespace algorithms
