#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace algorithms {

/// Which cells of one table may be shown when groups smaller than `least` must stay hidden. Where one hidden cell could be worked
/// out from the total, the next smallest is hidden too (complementary suppression; Willenborg and de Waal, Elements of Statistical
/// Disclosure Control, 2001, ch. 5).
std::vector<bool> shown_cells(std::span<std::int64_t const> counts, std::int64_t least);

} // namespace algorithms
