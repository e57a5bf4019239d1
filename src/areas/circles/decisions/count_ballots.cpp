#include "algorithms/voting/approval.h"
#include "algorithms/voting/quorum.h"
#include "algorithms/voting/ranked_choice.h"
#include "areas/circles/decisions/ballot.h"

namespace circles {

namespace {

using Ballots = std::vector<Ballot>;

template <class T>
std::vector<T> each_one(Ballots const& ballots, T Ballot::*part)
{
    std::vector<T> parts;
    for (auto const& ballot : ballots) parts.push_back(ballot.*part);
    return parts;
}

void count_consent(Outcome& outcome, Ballots const& ballots)
{
    auto const result = algorithms::count_consent(each_one(ballots, &Ballot::stance), outcome.quorum);
    outcome.agree = result.agree;
    outcome.stand_aside = result.stand_aside;
    outcome.object = result.object;
}

void count_approvals(Outcome& outcome, std::size_t options, Ballots const& ballots)
{
    auto result = algorithms::count_approvals(options, each_one(ballots, &Ballot::chosen));
    outcome.empty = result.empty;
    outcome.approvals = std::move(result.approvals);
    outcome.winners = std::move(result.winners);
}

void count_scores(Outcome& outcome, std::size_t options, Ballots const& ballots)
{
    auto result = algorithms::count_scores(options, each_one(ballots, &Ballot::scores));
    outcome.empty = result.empty;
    outcome.scores = std::move(result.options);
    outcome.highest_means = std::move(result.highest_means);
    outcome.winners = std::move(result.winners);
}

void count_rankings(Outcome& outcome, Places const& draw, Ballots const& ballots)
{
    auto result = algorithms::count_rankings(draw.size(), each_one(ballots, &Ballot::chosen), draw);
    outcome.empty = result.empty;
    outcome.beats_all = result.condorcet;
    outcome.rounds = std::move(result.runoff.rounds);
    outcome.winners = std::move(result.winners);
    outcome.draw = draw;
    for (std::size_t one = 0; one < draw.size(); ++one) {
        auto& row = outcome.pairs.emplace_back();
        for (std::size_t other = 0; other < draw.size(); ++other)
            row.push_back(one == other ? 0 : result.pairwise.preferring(one, other));
    }
}

void count_marks(Outcome& outcome, Decision const& decision, Ballots const& ballots)
{
    std::vector<base::Time> starts;
    for (auto const& option : decision.options) starts.push_back(option.starts_at.value_or(base::Time {}));
    auto result = algorithms::count_meeting_time(starts, each_one(ballots, &Ballot::marks));
    outcome.slots = std::move(result.order);
    outcome.as_good = std::move(result.as_good);
    if (result.best) outcome.winners = {*result.best};
}

/// An objection stands whoever else answered; anything else needs enough answers first.
Ending ending_of(Outcome const& outcome)
{
    if (outcome.object > 0) return Ending::objected;
    if (!algorithms::reached(outcome.ballots, outcome.quorum)) return Ending::too_few;
    if (outcome.kind == DecisionKind::consent || outcome.winners.size() == 1) return Ending::decided;
    return outcome.winners.empty() ? Ending::nothing : Ending::tied;
}

} // namespace

Outcome counted(Decision const& decision, std::vector<Ballot> const& ballots, std::size_t by_mail, std::size_t members)
{
    Outcome outcome {.kind = decision.kind,
        .ballots = ballots.size(),
        .by_mail = by_mail,
        .members = members,
        .quorum = static_cast<std::size_t>(decision.quorum)};
    switch (decision.kind) {
    case DecisionKind::consent:
        count_consent(outcome, ballots);
        break;
    case DecisionKind::approval:
        count_approvals(outcome, decision.options.size(), ballots);
        break;
    case DecisionKind::score:
        count_scores(outcome, decision.options.size(), ballots);
        break;
    case DecisionKind::ranked_choice:
        count_rankings(outcome, decision.draw, ballots);
        break;
    case DecisionKind::meeting_time:
        count_marks(outcome, decision, ballots);
        break;
    }
    outcome.ending = ending_of(outcome);
    return outcome;
}

} // namespace circles
