#include "areas/circles/decisions/decision_card.h"

#include "areas/circles/decisions/decision_text.h"
#include "areas/circles/decisions/decisions.h"
#include "areas/circles/decisions/outcome_table.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html tag(html::Hue hue, std::string_view sign, std::string_view words)
{
    return render(R"html(<span class="tag {}">{}{}</span>)html", html::name_of(hue), html::icon(sign), words);
}

/// "Decided 21 November", and whether it was.
Html state_tag(Decision const& decision, base::Time now)
{
    auto const day = platform::day_of_the_year(decision.ended_at.value_or(decision.closes_at));
    if (decision.state == DecisionState::withdrawn)
        return tag(html::Hue::clay, "close", tr("Withdrawn {day}", {{"day", day}}));
    if (decision.outcome) {
        bool const done = decision.outcome->ending == Ending::decided;
        return done ? tag(html::Hue::mint, "check", tr("Decided {day}", {{"day", day}}))
                    : tag(html::Hue::sun, "vote", tr("Not decided, {day}", {{"day", day}}));
    }
    if (now >= decision.closes_at) return tag(html::Hue::sun, "clock", tr("Being counted"));
    return tag(
        html::Hue::rose, "vote", tr("Open until {moment}", {{"moment", platform::day_and_time(decision.closes_at)}}));
}

Html answered_part(ShownDecision const& shown)
{
    auto const& outcome = shown.decision.outcome;
    auto const answered = outcome ? static_cast<std::int64_t>(outcome->ballots) : shown.answered;
    auto const members = outcome ? static_cast<std::int64_t>(outcome->members) : shown.members;
    if (shown.decision.state == DecisionState::withdrawn) return {};
    Html facts = render("<span>{}</span>",
        tr("{answered} of {members} answered",
            {{"answered", platform::number(answered)}, {"members", platform::number(members)}}));
    if (outcome && outcome->by_mail > 0)
        facts += render("<span>{}</span>",
            trn("one of them by mail", "{n} of them by mail", static_cast<std::int64_t>(outcome->by_mail)));
    return facts;
}

Html way_in(Circle const& circle, ShownDecision const& shown, CardFor reader)
{
    auto const url = to_decision(circle, shown.decision.id);
    if (reader == CardFor::reading)
        return render(R"html(<p><a href="{}">{}</a></p>)html", url, tr("Look at the question"));
    return render(R"html(<div class="btns"><a class="{}" href="{}">{}{}</a></div>)html", shown.mine ? "btn" : "btn go",
        url, html::icon("vote"), shown.mine ? tr("Change your answer") : tr("Answer"));
}

} // namespace

html::Html facts_of(ShownDecision const& shown, base::Time now)
{
    auto const& decision = shown.decision;
    Html facts = state_tag(decision, now);
    facts += render("<span>{}</span>", words_of(decision.kind));
    facts += answered_part(shown);
    if (decision.anonymous) facts += render("<span>{}</span>", tr("Anonymous"));
    return render(R"html(<p class="meta">{}</p>)html", facts);
}

html::Html outcome_part(Circle const& circle, Decision const& decision)
{
    if (!decision.outcome) return {};
    auto const steps = html::each(counting_told(decision),
        [](std::string const& sentence) { return render(R"html(<li dir="auto">{}</li>)html", sentence); });
    auto const csv = html::Url {to_decision(circle, decision.id)}.under("ballots");
    auto const count = static_cast<std::int64_t>(decision.outcome->ballots);
    auto const told = render(
        R"html(<details open><summary>{}</summary><div class="small steps2"><ol>{}</ol>{}<p><a href="{}">{}</a></p></div></details>)html",
        tr("How this was counted"), steps, pairs_table(decision), csv,
        trn("The one ballot, without a name (CSV)", "The {n} ballots without names (CSV)", count));
    return render(R"html(<p dir="auto"><b>{}</b></p>{}{})html", outcome_words(decision), outcome_table(decision), told);
}

html::Html decision_card(Circle const& circle, ShownDecision const& shown, base::Time now, CardFor reader)
{
    auto const& decision = shown.decision;
    auto const id = "d-" + decision.id.text();
    auto const url = to_decision(circle, decision.id);
    bool const open = decision.state == DecisionState::open && now < decision.closes_at;
    auto body = open ? way_in(circle, shown, reader) : outcome_part(circle, decision);
    if (decision.outcome && decision.outcome->object > 0)
        body += render(R"html(<p><a href="{}">{}</a></p>)html", url, tr("Read what is said against it"));
    return render(
        R"html(<section class="card on" aria-labelledby="{}">{}<h3 id="{}"><a href="{}" dir="auto">{}</a></h3>{}</section>)html",
        id, facts_of(shown, now), id, url, decision.question, body);
}

html::Html decided_list(Circle const& circle, std::span<Decision const> decisions)
{
    auto const items = html::each(decisions, [&](Decision const& decision) {
        return render(
            R"html(<div><dt>{}</dt><dd dir="auto"><a href="{}"><b>{}</b></a> <span class="quiet">{}</span></dd></div>)html",
            platform::day_of_the_year(decision.ended_at.value_or(decision.closes_at)), to_decision(circle, decision.id),
            decision.question, outcome_words(decision));
    });
    return render(R"html(<dl class="check">{}</dl>)html", items);
}

} // namespace circles
