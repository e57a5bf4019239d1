#include "algorithms/voting/score.h"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace algorithms {

namespace {

/// The score that stands at a place when all scores of an option are lined up, lowest first.
int score_at(OptionScores const& option, std::size_t place)
{
    int score = 0;
    for (std::size_t passed = option.spread[0]; passed <= place;
         passed += option.spread[static_cast<std::size_t>(score)])
        ++score;
    return score;
}

std::optional<int> twice_the_median(OptionScores const& option)
{
    if (option.scores == 0) return std::nullopt;
    return score_at(option, (option.scores - 1) / 2) + score_at(option, option.scores / 2);
}

std::vector<Option> with_highest_mean(std::vector<OptionScores> const& options)
{
    std::vector<Option> result;
    for (Option option = 0; option < options.size(); ++option) {
        if (options[option].scores == 0) continue;
        auto const order
            = result.empty() ? std::weak_ordering::greater : compare_means(options[option], options[result.front()]);
        if (order > 0) result.clear();
        if (order >= 0) result.push_back(option);
    }
    return result;
}

} // namespace

bool scores_each_option(ScoreBallot const& ballot, std::size_t options)
{
    return ballot.size() == options
        && std::ranges::all_of(ballot, [](auto score) { return !score || (*score >= 0 && *score <= highest_score); });
}

std::weak_ordering compare_means(OptionScores const& one, OptionScores const& other)
{
    if (one.scores == 0 || other.scores == 0) return (one.scores > 0) <=> (other.scores > 0);
    return std::uint64_t {one.sum} * other.scores <=> std::uint64_t {other.sum} * one.scores;
}

ScoreResult count_scores(std::size_t options, std::span<ScoreBallot const> ballots)
{
    ScoreResult result {.ballots = ballots.size(), .options = std::vector<OptionScores>(options)};
    for (auto const& ballot : ballots) {
        if (!scores_each_option(ballot, options)) throw std::invalid_argument {"score ballot"};
        if (std::ranges::none_of(ballot, [](auto score) { return score.has_value(); })) ++result.empty;
        for (Option option = 0; option < options; ++option)
            if (ballot[option]) ++result.options[option].spread[static_cast<std::size_t>(*ballot[option])];
    }
    std::vector<std::size_t> sums;
    for (auto& option : result.options) {
        for (std::size_t score = 0; score < option.spread.size(); ++score) {
            option.scores += option.spread[score];
            option.sum += option.spread[score] * score;
        }
        option.silent = result.ballots - option.scores;
        option.twice_the_median = twice_the_median(option);
        sums.push_back(option.sum);
    }
    result.winners = leading(sums);
    result.highest_means = with_highest_mean(result.options);
    return result;
}

} // namespace algorithms
