#pragma once

#include "algorithms/voting/option.h"

#include <optional>

namespace algorithms {

/// One voter's options from the best down. What is not listed is below everything listed, and all alike; an empty ballot has no wish.
using RankedBallot = std::vector<Option>;

/// How many voters put each option above each other one: every comparison of two, counted at once.
class Pairwise {
public:
    explicit Pairwise(std::size_t options);

    void add(RankedBallot const& ballot);

    std::size_t options() const { return options_; }
    /// How many ballots put `one` above `other`. Those that list neither are in no cell of the two.
    std::size_t preferring(Option one, Option other) const { return cells_[one * options_ + other]; }
    bool beats(Option one, Option other) const { return preferring(one, other) > preferring(other, one); }
    bool operator==(Pairwise const&) const = default;

private:
    std::size_t options_;
    std::vector<std::size_t> cells_;
};

/// The matrix of all ballots. Throws std::invalid_argument on a ballot that does not name each option once at most.
Pairwise compared_in_pairs(std::size_t options, std::span<RankedBallot const> ballots);

/// Who is preferred to every other option one to one, by more voters than the other way round (Condorcet, Essai sur l'application de
/// l'analyse à la probabilité des décisions, 1785). Often there is nobody.
std::optional<Option> condorcet_winner(Pairwise const& pairwise);

} // namespace algorithms
