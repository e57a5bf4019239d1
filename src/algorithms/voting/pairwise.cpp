#include "algorithms/voting/pairwise.h"

#include <stdexcept>

namespace algorithms {

Pairwise::Pairwise(std::size_t options)
    : options_ {options}
    , cells_(options * options)
{
}

void Pairwise::add(RankedBallot const& ballot)
{
    std::vector<std::size_t> below(options_, 1); // added, not asked: a branch here would take most of the time
    for (auto const option : ballot) {
        below[option] = 0;
        auto* const row = &cells_[option * options_];
        for (Option other = 0; other < options_; ++other) row[other] += below[other];
    }
}

Pairwise compared_in_pairs(std::size_t options, std::span<RankedBallot const> ballots)
{
    Pairwise result {options};
    for (auto const& ballot : ballots) {
        if (!names_each_once(ballot, options)) throw std::invalid_argument {"ranked ballot"};
        result.add(ballot);
    }
    return result;
}

std::optional<Option> condorcet_winner(Pairwise const& pairwise)
{
    for (Option option = 0; option < pairwise.options(); ++option) {
        bool beats_all = true;
        for (Option other = 0; other < pairwise.options() && beats_all; ++other)
            beats_all = other == option || pairwise.beats(option, other);
        if (beats_all) return option;
    }
    return std::nullopt;
}

} // namespace algorithms
