#pragma once

#include "algorithms/voting/option.h"

#include <array>
#include <compare>
#include <optional>

namespace algorithms {

constexpr int highest_score = 5;

/// What one voter thinks of each option, from 0 to 5; nothing where they gave no opinion.
using ScoreBallot = std::vector<std::optional<int>>;

/// Whether a ballot has one place for each option, and in it a score from 0 to 5 or nothing.
bool scores_each_option(ScoreBallot const& ballot, std::size_t options);

/// How one option was scored.
struct OptionScores {
    std::size_t sum = 0;                                  ///< of all scores
    std::size_t scores = 0;                               ///< how many gave one
    std::size_t silent = 0;                               ///< how many cast a ballot and gave this option none
    std::array<std::size_t, highest_score + 1> spread {}; ///< how many gave 0, 1, … 5
    std::optional<int> twice_the_median {}; ///< twice, because between two scores the median may be a half
    bool operator==(OptionScores const&) const = default;
};

/// Compares the means of the scores given, exactly. An option that nobody scored comes below every other.
std::weak_ordering compare_means(OptionScores const& one, OptionScores const& other);

/// A score vote, counted.
struct ScoreResult {
    std::size_t ballots = 0; ///< all that were cast
    std::size_t empty = 0;   ///< those among them without any score
    std::vector<OptionScores> options {};
    std::vector<Option> winners {};       ///< highest sum; several when they tie, none when nobody gave a point
    std::vector<Option> highest_means {}; ///< who would lead if silence were left out; decides nothing
    bool operator==(ScoreResult const&) const = default;
};

/// Score voting (Smith, Range Voting, 2000): the highest sum wins, so no score counts as 0 in the sum. It is not counted as a 0
/// anywhere else: it is told apart as silence, and does not pull down mean and median. The mean could not decide, since two friends
/// who score what nobody else knows would win with it. All who tie are given. Throws
/// std::invalid_argument on a ballot for which scores_each_option is false.
ScoreResult count_scores(std::size_t options, std::span<ScoreBallot const> ballots);

} // namespace algorithms
