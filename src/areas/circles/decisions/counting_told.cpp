#include "areas/circles/decisions/decision_text.h"

#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

using html::tr;
using html::trn;

namespace {

using Sentences = std::vector<std::string>;

std::int64_t plural(std::size_t count)
{
    return static_cast<std::int64_t>(count);
}

std::string sentence(std::string_view words)
{
    return std::string {words};
}

/// Whether enough answered, and what follows when they did not.
std::string quorum_told(Outcome const& outcome)
{
    auto const needed = figure(outcome.quorum);
    auto const cast = figure(outcome.ballots);
    if (outcome.ballots >= outcome.quorum)
        return tr("{cast} answered; {needed} had to.", {{"cast", cast}, {"needed", needed}});
    return tr("{cast} answered, and {needed} had to. So nothing is decided; the figures stand here for all to see.",
        {{"cast", cast}, {"needed", needed}});
}

void tell_consent(Sentences& told, Outcome const& outcome)
{
    told.push_back(tr("{agree} agree, {aside} stand aside, {object} object.",
        {{"agree", figure(outcome.agree)}, {"aside", figure(outcome.stand_aside)},
            {"object", figure(outcome.object)}}));
    told.push_back(sentence(
        tr("One objection stops a proposal, however many agree: whoever objects sees harm in it. Whoever stands "
           "aside would not do it and does not stop the others.")));
}

void tell_empty(Sentences& told, Outcome const& outcome)
{
    if (outcome.empty > 0)
        told.push_back(trn("One of the ballots was empty. It counts as an answer.",
            "{n} of the ballots were empty. They count as answers.", plural(outcome.empty)));
}

void tell_winner(Sentences& told, Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    if (outcome.winners.size() > 1)
        told.push_back(tr("{options} have equally many. Nothing here breaks that tie: the circle has to choose.",
            {{"options", options_listed(decision, outcome.winners)}}));
    if (outcome.winners.empty()) told.push_back(sentence(tr("Nobody chose any of it.")));
}

void tell_approvals(Sentences& told, Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    told.push_back(sentence(tr("Everybody ticked as many as she could live with. The one with the most ticks wins.")));
    if (outcome.winners.size() == 1)
        told.push_back(trn("{option} has one tick.", "{option} has {n} ticks.",
            plural(outcome.approvals.at(outcome.winners.front())),
            {{"option", options_listed(decision, outcome.winners)}}));
    tell_winner(told, decision);
}

void tell_scores(Sentences& told, Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    told.push_back(sentence(
        tr("Everybody gave each option 0 to 5 points, or none at all. The highest sum wins; where somebody had no "
           "opinion, nothing is added, and the mean leaves her out.")));
    if (outcome.winners.size() == 1)
        told.push_back(trn("{option} has one point.", "{option} has {n} points.",
            plural(outcome.scores.at(outcome.winners.front()).sum),
            {{"option", options_listed(decision, outcome.winners)}}));
    tell_winner(told, decision);
    if (!outcome.highest_means.empty() && outcome.highest_means != outcome.winners)
        told.push_back(tr("The highest mean is that of {options}: fewer people gave points there. It decides nothing.",
            {{"options", options_listed(decision, outcome.highest_means)}}));
}

std::string round_slot(std::size_t round)
{
    return figure(round + 1);
}

void tell_tie(Sentences& told, Decision const& decision, algorithms::RunoffRound const& round)
{
    auto tied = round.tied;
    for (auto const& step : round.tie_steps) {
        auto const were = options_listed(decision, tied);
        auto const out = options_listed(decision, step.left);
        if (step.rule == algorithms::TieRule::lot) {
            told.push_back(
                tr("Nothing else told {options} apart. The lot drawn before anybody answered decided: {out} went out.",
                    {{"options", were}, {"out", out}}));
        } else {
            told.push_back(tr("{options} had equally few. In round {round} fewest had been for {out}.",
                {{"options", were}, {"round", round_slot(step.round)}, {"out", out}}));
        }
        tied = step.left;
    }
}

/// Whom the last round names, when it names one.
std::optional<std::size_t> winner_of_rounds(Outcome const& outcome)
{
    if (outcome.rounds.empty() || !outcome.rounds.back().tied.empty()) return std::nullopt;
    auto const& last = outcome.rounds.back();
    std::optional<std::size_t> best;
    for (auto const place : last.standing) {
        if (last.votes[place] > 0 && (!best || last.votes[place] > last.votes[*best])) best = place;
    }
    return best;
}

void tell_last_round(Sentences& told, Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    auto const& round = outcome.rounds.back();
    auto const of = figure(round.counted());
    auto const name = round_slot(outcome.rounds.size() - 1);
    if (!round.tied.empty()) {
        told.push_back(tr("Round {round}: {options} had equally many of {of}. That is a tie.",
            {{"round", name}, {"options", options_listed(decision, round.tied)}, {"of", of}}));
    } else if (auto const best = winner_of_rounds(outcome)) {
        told.push_back(tr("Round {round}: {option} had {votes} of {of}, more than half.",
            {{"round", name}, {"option", options_listed(decision, {*best})}, {"votes", figure(round.votes[*best])},
                {"of", of}}));
    }
}

void tell_round(Sentences& told, Decision const& decision, std::size_t index)
{
    auto const& round = decision.outcome->rounds[index];
    told.push_back(tr(
        "Round {round}: nobody had more than half of {of}. {out} had the fewest and went out; those ballots moved to "
        "their next choice.",
        {{"round", round_slot(index)}, {"of", figure(round.counted())},
            {"out", options_listed(decision, round.eliminated)}}));
    tell_tie(told, decision, round);
}

/// "12 to 4 over “A”": every comparison of the one that beats all.
std::string duels_of(Decision const& decision, std::size_t winner)
{
    auto const& pairs = decision.outcome->pairs;
    std::vector<std::string> duels;
    for (std::size_t other = 0; other < pairs.size(); ++other) {
        if (other == winner) continue;
        duels.push_back(tr("{mine} to {theirs} over {option}",
            {{"mine", figure(pairs[winner][other])}, {"theirs", figure(pairs[other][winner])},
                {"option", options_listed(decision, {other})}}));
    }
    return platform::list(duels);
}

void tell_ranking(Sentences& told, Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    told.push_back(sentence(tr("Everybody put the options in order; nobody had to rank all of them.")));
    if (outcome.beats_all) {
        told.push_back(tr("One against one, {option} was preferred {duels}. Who is preferred to every other one wins.",
            {{"option", options_listed(decision, {*outcome.beats_all})},
                {"duels", duels_of(decision, *outcome.beats_all)}}));
        told.push_back(sentence(tr("The rounds were counted all the same, as a check:")));
    } else if (!outcome.rounds.empty()) {
        told.push_back(sentence(tr("One against one, none was preferred to every other one. So the rounds decide:")));
    }
    for (std::size_t index = 0; index + 1 < outcome.rounds.size(); ++index) tell_round(told, decision, index);
    if (!outcome.rounds.empty()) tell_last_round(told, decision);
    auto const of_rounds = winner_of_rounds(outcome);
    if (outcome.beats_all && of_rounds && *of_rounds != *outcome.beats_all)
        told.push_back(tr("The rounds alone would have named {option}. Being preferred to every other one comes first.",
            {{"option", options_listed(decision, {*of_rounds})}}));
    if (outcome.winners.empty()) told.push_back(sentence(tr("Nobody ranked anything.")));
    if (!outcome.draw.empty())
        told.push_back(tr("The order for lots, drawn when the question was asked, was {options}; of those who tie, the "
                          "last one goes out.",
            {{"options", options_listed(decision, outcome.draw)}}));
}

void tell_marks(Sentences& told, Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    told.push_back(sentence(
        tr("The time when most can come wins, “if need be” included. Among equals the one with more who simply can; "
           "then the earlier one.")));
    if (outcome.winners.empty()) {
        told.push_back(sentence(tr("Nobody can come to any of these times.")));
        return;
    }
    auto const& best = outcome.slots.front();
    told.push_back(tr("{moment}: {yes} can come, {maybe} more if need be.",
        {{"moment", options_listed(decision, outcome.winners)}, {"yes", figure(best.yes)},
            {"maybe", figure(best.if_need_be)}}));
    if (!outcome.as_good.empty())
        told.push_back(tr("Just as many could come on {moments}. The earlier time was taken.",
            {{"moments", options_listed(decision, outcome.as_good)}}));
}

} // namespace

std::vector<std::string> counting_told(Decision const& decision)
{
    if (!decision.outcome) return {};
    auto const& outcome = *decision.outcome;
    Sentences told {quorum_told(outcome)};
    tell_empty(told, outcome);
    switch (decision.kind) {
    case DecisionKind::consent:
        tell_consent(told, outcome);
        break;
    case DecisionKind::approval:
        tell_approvals(told, decision);
        break;
    case DecisionKind::score:
        tell_scores(told, decision);
        break;
    case DecisionKind::ranked_choice:
        tell_ranking(told, decision);
        break;
    case DecisionKind::meeting_time:
        tell_marks(told, decision);
        break;
    }
    return told;
}

} // namespace circles
