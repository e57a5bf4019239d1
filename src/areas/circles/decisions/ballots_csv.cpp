#include "areas/circles/decisions/read_decisions.h"
#include "base/json.h"

#include <algorithm>

namespace circles {

namespace {

/// A cell in quotes. What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
std::string cell(std::string_view text)
{
    constexpr std::string_view begins_a_formula = "=+-@\t";
    std::string quoted {'"'};
    if (!text.empty() && begins_a_formula.find(text.front()) != std::string_view::npos) quoted += '\'';
    for (auto const sign : text) {
        if (sign == '"') quoted += '"';
        quoted += sign;
    }
    return quoted += '"';
}

std::string line(std::vector<std::string> const& cells)
{
    std::string text;
    for (auto const& one : cells) (text += text.empty() ? "" : ",") += cell(one);
    return text += "\r\n";
}

std::vector<std::string> heads_of(Decision const& decision)
{
    if (decision.kind == DecisionKind::consent) return {"answer", "reason"};
    std::vector<std::string> heads;
    for (auto const& option : decision.options)
        heads.push_back(option.starts_at ? base::rfc3339(*option.starts_at) : option.words);
    return heads;
}

std::vector<std::string> cells_of(Decision const& decision, Ballot const& ballot)
{
    if (decision.kind == DecisionKind::consent) return {std::string {stances.of(ballot.stance)}, ballot.reason};
    std::vector<std::string> cells;
    for (std::size_t place = 0; place < decision.options.size(); ++place) {
        auto const chosen = std::ranges::find(ballot.chosen, place);
        auto const rank = std::distance(ballot.chosen.begin(), chosen) + 1;
        bool const named = chosen != ballot.chosen.end();
        std::string text;
        if (decision.kind == DecisionKind::approval) text = named ? "1" : "0";
        if (decision.kind == DecisionKind::ranked_choice && named) text = std::to_string(rank);
        if (decision.kind == DecisionKind::score && ballot.scores.at(place))
            text = std::to_string(*ballot.scores[place]);
        if (decision.kind == DecisionKind::meeting_time) text = comings.of(ballot.marks.at(place));
        cells.push_back(std::move(text));
    }
    return cells;
}

} // namespace

base::Result<std::string> ballots_as_csv(platform::Reading const& reading, std::string_view circle, DecisionId id)
{
    auto const seen = TRY(decision_seen(reading, circle, id));
    auto const& decision = seen.decision;
    if (decision.state != DecisionState::counted) return base::conflict("decision_not_counted");
    auto csv = line(heads_of(decision));
    std::vector<std::string> lines;
    for (auto const& kept : BallotStore {reading.tx}.of_decision(id))
        lines.push_back(line(cells_of(decision, ballot_in(kept.text, decision.kind))));
    // Sorted, so that the order tells nothing.
    std::ranges::sort(lines);
    for (auto const& one : lines) csv += one;
    return csv;
}

} // namespace circles
