#include "algorithms/small_cells.h"

#include <algorithm>
#include <numeric>

namespace algorithms {

std::vector<bool> shown_cells(std::span<std::int64_t const> counts, std::int64_t least)
{
    std::vector<std::size_t> by_size(counts.size());
    std::iota(by_size.begin(), by_size.end(), std::size_t {0});
    std::ranges::stable_sort(by_size, {}, [&](std::size_t i) { return counts[i]; });

    std::vector<bool> shown(counts.size(), true);
    std::int64_t hidden_sum = 0;
    std::size_t hidden = 0;
    for (auto const i : by_size) {
        // One hidden cell equals the total less the rest; two whose sum is itself small say as much.
        bool const must = counts[i] < least || (hidden > 0 && hidden_sum > 0 && (hidden == 1 || hidden_sum < least));
        if (!must) break;
        shown[i] = false;
        hidden_sum += counts[i];
        ++hidden;
    }
    return shown;
}

} // namespace algorithms
