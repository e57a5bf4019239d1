#include "algorithms/voting/option.h"

#include <algorithm>

namespace algorithms {

bool names_each_once(std::span<Option const> ballot, std::size_t options)
{
    for (auto named = ballot.begin(); named != ballot.end(); ++named)
        if (*named >= options || std::find(ballot.begin(), named, *named) != named) return false;
    return true;
}

std::vector<Option> leading(std::span<std::size_t const> counts)
{
    std::size_t const most = counts.empty() ? 0 : *std::ranges::max_element(counts);
    std::vector<Option> result;
    for (Option option = 0; most > 0 && option < counts.size(); ++option)
        if (counts[option] == most) result.push_back(option);
    return result;
}

} // namespace algorithms
