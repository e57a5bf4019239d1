#include "areas/circles/decisions/outcome_table.h"

#include "areas/circles/decisions/decision_text.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;

/// A share of a whole as a bar; the figures beside it say the same.
Html bar(std::size_t part, std::size_t whole, bool best)
{
    char width[16];
    auto const share = whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    std::snprintf(width, sizeof width, "%.1f%%", share);
    return render(
        R"html(<svg class="bar {}" aria-hidden="true"><rect class="g" width="100%" height="100%"/><rect width="{}" height="100%"/></svg>)html",
        best ? "mint" : "sky", std::string_view {width});
}

struct BarRow {
    std::string words {};
    std::size_t part = 0;
    bool best = false;
    std::vector<std::string> figures {}; ///< "–" for none; the last one stands out
};

Html row_html(BarRow const& row, std::size_t whole)
{
    auto const label = row.best ? render(R"html(<mark dir="auto">{}</mark>)html", row.words)
                                : render(R"html(<span dir="auto">{}</span>)html", row.words);
    Html figures;
    for (std::size_t i = 0; i < row.figures.size(); ++i) {
        bool const last = i + 1 == row.figures.size();
        figures += last ? render(R"html(<td class="r"><b>{}</b></td>)html", row.figures[i])
                        : render(R"html(<td class="r">{}</td>)html", row.figures[i]);
    }
    return render(R"html(<tr class="{}"><th scope="row">{}{}</th>{}</tr>)html", row.best ? "hi" : "", label,
        bar(row.part, whole, row.best), figures);
}

Html table(
    std::string_view caption, std::vector<std::string> const& heads, std::vector<BarRow> const& rows, std::size_t whole)
{
    Html head;
    for (std::size_t i = 0; i < heads.size(); ++i)
        head += i == 0 ? render(R"html(<th scope="col">{}</th>)html", heads[i])
                       : render(R"html(<th scope="col" class="r">{}</th>)html", heads[i]);
    auto const body = html::each(rows, [&](BarRow const& row) { return row_html(row, whole); });
    return render(
        R"html(<div class="tablewrap"><table class="tchart"><caption class="vh">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>)html",
        caption, head, body);
}

bool won(Outcome const& outcome, std::size_t place)
{
    return outcome.ending != Ending::too_few && std::ranges::find(outcome.winners, place) != outcome.winners.end();
}

/// The options by what they reached, the best first, equal ones in the order of the paper.
template <class F>
Places best_first(std::size_t options, F const& reached)
{
    Places order(options);
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) { return reached(one) > reached(other); });
    return order;
}

Html consent_table(Outcome const& outcome)
{
    using algorithms::Stance;
    std::vector<BarRow> const rows {
        {words_of(Stance::agree), outcome.agree, outcome.ending == Ending::decided, {figure(outcome.agree)}},
        {words_of(Stance::stand_aside), outcome.stand_aside, false, {figure(outcome.stand_aside)}},
        {words_of(Stance::object), outcome.object, false, {figure(outcome.object)}}};
    return table(tr("Where the members stand"), {std::string {tr("Answer")}, std::string {tr("Members")}}, rows,
        outcome.ballots);
}

Html approvals_table(Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    auto const& approvals = outcome.approvals;
    std::vector<BarRow> rows;
    for (auto const place : best_first(approvals.size(), [&](std::size_t one) { return approvals[one]; }))
        rows.push_back(
            {option_words(decision, place), approvals[place], won(outcome, place), {figure(approvals[place])}});
    return table(tr("How many ticked each option"), {std::string {tr("Option")}, std::string {tr("Ticks")}}, rows,
        outcome.ballots);
}

/// The mean of the scores given, to one decimal; "–" where nobody gave one.
std::string mean_words(algorithms::OptionScores const& scores)
{
    if (scores.scores == 0) return "–";
    char text[16];
    std::snprintf(text, sizeof text, "%.1f", static_cast<double>(scores.sum) / static_cast<double>(scores.scores));
    return text;
}

Html scores_table(Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    auto const& scores = outcome.scores;
    std::vector<BarRow> rows;
    for (auto const place : best_first(scores.size(), [&](std::size_t one) { return scores[one].sum; })) {
        auto const& one = scores[place];
        rows.push_back({option_words(decision, place), one.sum, won(outcome, place),
            {figure(one.silent), mean_words(one), figure(one.sum)}});
    }
    return table(tr("The points of each option"),
        {std::string {tr("Option")}, std::string {tr("No opinion")}, std::string {tr("Mean")}, std::string {tr("Sum")}},
        rows, outcome.ballots * algorithms::highest_score);
}

/// In which round an option had its last vote, and how many then.
std::pair<std::size_t, std::size_t> reached_in(Outcome const& outcome, std::size_t place)
{
    std::pair<std::size_t, std::size_t> reached;
    for (std::size_t round = 0; round < outcome.rounds.size(); ++round) {
        auto const& standing = outcome.rounds[round].standing;
        if (std::ranges::find(standing, place) != standing.end()) reached = {round, outcome.rounds[round].votes[place]};
    }
    return reached;
}

Html rounds_table(Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    std::vector<std::string> heads {std::string {tr("Option")}};
    for (std::size_t round = 0; round < outcome.rounds.size(); ++round)
        heads.push_back(tr("Round {n}", {{"n", figure(round + 1)}}));
    std::vector<BarRow> rows;
    auto const last = outcome.rounds.empty() ? 0 : outcome.rounds.size() - 1;
    for (auto const place :
        best_first(decision.options.size(), [&](std::size_t one) { return reached_in(outcome, one); })) {
        auto const [round, votes] = reached_in(outcome, place);
        BarRow row {option_words(decision, place), round == last ? votes : 0, won(outcome, place), {}};
        for (std::size_t i = 0; i < outcome.rounds.size(); ++i)
            row.figures.push_back(i > round ? "–" : figure(outcome.rounds[i].votes[place]));
        rows.push_back(std::move(row));
    }
    auto const whole = outcome.rounds.empty() ? 0 : outcome.rounds.back().counted();
    return table(html::trn("Ranked choice, counted in one round", "Ranked choice, counted in {n} rounds",
                     static_cast<std::int64_t>(outcome.rounds.size())),
        heads, rows, whole);
}

Html slots_table(Decision const& decision)
{
    auto const& outcome = *decision.outcome;
    std::vector<BarRow> rows;
    for (auto const& slot : outcome.slots)
        rows.push_back({option_words(decision, slot.slot), slot.can_come(), won(outcome, slot.slot),
            {figure(slot.no), figure(slot.if_need_be), figure(slot.yes)}});
    return table(tr("Who can come when"),
        {std::string {tr("Time")}, std::string {tr("Cannot")}, std::string {tr("If need be")},
            std::string {tr("Can come")}},
        rows, outcome.ballots);
}

} // namespace

html::Html outcome_table(Decision const& decision)
{
    switch (decision.kind) {
    case DecisionKind::consent:
        return consent_table(*decision.outcome);
    case DecisionKind::approval:
        return approvals_table(decision);
    case DecisionKind::score:
        return scores_table(decision);
    case DecisionKind::ranked_choice:
        return rounds_table(decision);
    case DecisionKind::meeting_time:
        return slots_table(decision);
    }
    return {};
}

html::Html pairs_table(Decision const& decision)
{
    auto const& pairs = decision.outcome->pairs;
    if (pairs.empty()) return {};
    Html head = render(R"html(<th scope="col">{}</th>)html", tr("Option"));
    for (std::size_t other = 0; other < pairs.size(); ++other)
        head += render(R"html(<th scope="col" class="r">{}</th>)html", figure(other + 1));
    Html rows;
    for (std::size_t one = 0; one < pairs.size(); ++one) {
        Html cells;
        for (std::size_t other = 0; other < pairs.size(); ++other) {
            auto const count = figure(pairs[one][other]);
            if (one == other)
                cells += render(R"html(<td class="r quiet">–</td>)html");
            else if (pairs[one][other] > pairs[other][one])
                cells += render(R"html(<td class="r"><b>{}</b></td>)html", count);
            else
                cells += render(R"html(<td class="r">{}</td>)html", count);
        }
        rows += render(R"html(<tr><th scope="row">{}. <span dir="auto">{}</span></th>{}</tr>)html", figure(one + 1),
            option_words(decision, one), cells);
    }
    return render(
        R"html(<div class="tablewrap"><table class="tchart"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>)html",
        tr("One against one: how many put the option of the row above that of the column"), head, rows);
}

} // namespace circles
