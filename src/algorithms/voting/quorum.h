#pragma once

#include <algorithm>
#include <cstddef>

namespace algorithms {

/// Whether enough voters took part. `needed` is a whole number of voters, agreed before the vote opens; it counts as one at least,
/// because what nobody voted on was not decided.
constexpr bool reached(std::size_t cast, std::size_t needed)
{
    return cast >= std::max<std::size_t>(needed, 1);
}

} // namespace algorithms
