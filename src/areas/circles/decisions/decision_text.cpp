#include "areas/circles/decisions/decision_text.h"

#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

using html::tr;
using html::trn;

namespace {

std::string quoted(Decision const& decision, std::size_t place)
{
    return tr("“{option}”", {{"option", option_words(decision, place)}});
}

std::string decided_words(Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    if (decision.kind == DecisionKind::consent) return std::string {tr("Agreed: nobody sees harm in it.")};
    auto const option = options_listed(decision, outcome.winners);
    if (decision.kind == DecisionKind::meeting_time) return tr("We meet {moment}.", {{"moment", option}});
    return tr("Chosen: {option}.", {{"option", option}});
}

std::string ranking_words(Decision const& decision, Ballot const& ballot)
{
    std::string words;
    for (std::size_t rank = 0; rank < ballot.chosen.size(); ++rank) {
        words += words.empty() ? "" : "  ";
        words += platform::number(static_cast<std::int64_t>(rank) + 1) + ". "
            + option_words(decision, ballot.chosen[rank]);
    }
    return words;
}

std::string scores_words(Decision const& decision, Ballot const& ballot)
{
    std::vector<std::string> given;
    for (std::size_t place = 0; place < ballot.scores.size(); ++place) {
        if (!ballot.scores[place]) continue;
        given.push_back(tr("{option}: {score}",
            {{"option", option_words(decision, place)}, {"score", platform::number(*ballot.scores[place])}}));
    }
    return given.empty() ? std::string {} : platform::list(given);
}

std::string marks_words(Decision const& decision, Ballot const& ballot)
{
    std::vector<std::string> given;
    for (std::size_t place = 0; place < ballot.marks.size(); ++place) {
        auto const mark = ballot.marks[place];
        if (mark == algorithms::Coming::no) continue;
        auto const when = option_words(decision, place);
        given.push_back(mark == algorithms::Coming::yes ? when : tr("{moment} if need be", {{"moment", when}}));
    }
    return given.empty() ? std::string {} : platform::list(given);
}

} // namespace

std::string figure(std::size_t count)
{
    return platform::number(static_cast<std::int64_t>(count));
}

std::string words_of(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::consent:
        return std::string {tr("Consent")};
    case DecisionKind::approval:
        return std::string {tr("Approval")};
    case DecisionKind::score:
        return std::string {tr("Scores")};
    case DecisionKind::ranked_choice:
        return std::string {tr("Ranked choice")};
    case DecisionKind::meeting_time:
        return std::string {tr("Meeting time")};
    }
    return {};
}

std::string words_of(algorithms::Stance stance)
{
    switch (stance) {
    case algorithms::Stance::agree:
        return std::string {tr("I agree")};
    case algorithms::Stance::stand_aside:
        return std::string {tr("I stand aside")};
    case algorithms::Stance::object:
        return std::string {tr("I object")};
    }
    return {};
}

std::string words_of(algorithms::Coming coming)
{
    switch (coming) {
    case algorithms::Coming::yes:
        return std::string {tr("I can come")};
    case algorithms::Coming::if_need_be:
        return std::string {tr("If need be")};
    case algorithms::Coming::no:
        return std::string {tr("I cannot")};
    }
    return {};
}

std::string option_words(Decision const& decision, std::size_t place)
{
    auto const& option = decision.options.at(place);
    if (!option.starts_at) return option.words;
    return tr("{weekday}, {moment}",
        {{"weekday", platform::weekday(*option.starts_at)}, {"moment", platform::day_and_time(*option.starts_at)}});
}

std::string options_listed(Decision const& decision, Places const& places)
{
    std::vector<std::string> words;
    for (auto const place : places) {
        words.push_back(
            decision.kind == DecisionKind::meeting_time ? option_words(decision, place) : quoted(decision, place));
    }
    return platform::list(words);
}

std::string outcome_words(Decision const& decision)
{
    if (decision.state == DecisionState::withdrawn) return std::string {tr("Withdrawn before it was counted.")};
    if (!decision.outcome) return std::string {tr("Not counted yet.")};
    auto const& outcome = *decision.outcome;
    switch (outcome.ending) {
    case Ending::decided:
        return decided_words(decision);
    case Ending::tied:
        return tr("A tie between {options}. The circle has to choose.",
            {{"options", options_listed(decision, outcome.winners)}});
    case Ending::objected:
        return trn("Not agreed: one member objects.", "Not agreed: {n} members object.",
            static_cast<std::int64_t>(outcome.object));
    case Ending::too_few:
        return std::string {tr("Not decided: too few have answered.")};
    case Ending::nothing:
        return std::string {tr("Not decided: nobody wanted any of it.")};
    }
    return {};
}

std::string answer_words(Decision const& decision, Ballot const& ballot)
{
    std::string words;
    switch (decision.kind) {
    case DecisionKind::consent:
        return words_of(ballot.stance);
    case DecisionKind::approval:
        words = ballot.chosen.empty() ? std::string {} : options_listed(decision, ballot.chosen);
        break;
    case DecisionKind::score:
        words = scores_words(decision, ballot);
        break;
    case DecisionKind::ranked_choice:
        words = ranking_words(decision, ballot);
        break;
    case DecisionKind::meeting_time:
        words = marks_words(decision, ballot);
        break;
    }
    return words.empty() ? std::string {tr("None of these")} : words;
}

} // namespace circles
