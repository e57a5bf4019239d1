#include "areas/circles/decisions/decision_page.h"

#include "areas/circles/decisions/decision_card.h"
#include "areas/circles/decisions/decision_text.h"
#include "areas/circles/decisions/decisions.h"
#include "areas/circles/decisions/may.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;

constexpr std::size_t most_answers_shown = 200;

/// The rules of this decision, each in a sentence, so that nobody need guess them.
Html rules_of(Decision const& decision)
{
    std::vector<std::string> rules {html::trn("One member must answer, or nothing is decided.",
        "{n} members must answer, or nothing is decided.", decision.quorum)};
    rules.emplace_back(tr("Until its time is over nobody sees how it stands, and you may change your answer."));
    rules.emplace_back(decision.anonymous
            ? tr("Anonymous: nobody in the circle is ever told who answered what. Until it is counted, whoever keeps "
                 "the machine and its "
                 "secret key could work it out; after that nobody can.")
            : tr("Open: when the time is over, the members of the circle see who answered what."));
    if (decision.kind == DecisionKind::ranked_choice)
        rules.push_back(
            tr("Should nothing but a lot decide who goes out, the order was drawn when this was asked: {options}. Of "
               "those who tie, the last one goes out.",
                {{"options", options_listed(decision, decision.draw)}}));
    return render(R"html(<details><summary>{}</summary><div class="small steps2"><ol>{}</ol></div></details>)html",
        tr("The rules of this decision"),
        html::each(rules, [](std::string const& rule) { return render(R"html(<li dir="auto">{}</li>)html", rule); }));
}

Html head_of(DecisionView const& view)
{
    auto const& decision = view.shown.decision;
    auto const asked = view.names.find(decision.author);
    auto const name = asked == view.names.end() || asked->second.name.empty() ? std::string {tr("Somebody who left")}
                                                                              : asked->second.name;
    auto const from = render(
        R"html(<p class="meta"><span dir="auto">{}</span><span>{} <a href="{}" dir="auto">{}</a></span></p>)html",
        tr("{name} asked, {when}", {{"name", name}, {"when", platform::ago(decision.asked_at, view.now)}}),
        tr("In the thread"), html::Url::to({"circles", view.circle.slug, "talk", view.thread.path_name()}),
        view.thread.title);
    std::optional<Html> proposal;
    if (!decision.proposal.empty())
        proposal = render(R"html(<p class="lines" dir="auto">{}</p>)html", decision.proposal);
    return render(R"html(<div class="stack">{}<h1 dir="auto">{}</h1>{}{}</div>)html", facts_of(view.shown, view.now),
        decision.question, from, proposal);
}

Html said_notice(std::string_view said, Decision const& decision)
{
    if (said == "answered")
        return html::notice(html::Hue::mint,
            render("<p>{}</p>",
                tr("Your answer is kept. You may change it until {moment}.",
                    {{"moment", platform::day_and_time(decision.closes_at)}})));
    if (said == "asked")
        return html::notice(html::Hue::mint, render("<p>{}</p>", tr("The circle is asked. Answer yourself, too.")));
    if (said == "changed") return html::notice(html::Hue::mint, render("<p>{}</p>", tr("The question is changed.")));
    if (said == "withdrawn")
        return html::notice(html::Hue::sky,
            render("<p>{}</p>", tr("The question is withdrawn. What was answered was not counted and is gone.")));
    return {};
}

/// What the author and hosts may do while it is open.
Html keeper_part(base::Actor const& actor, DecisionView const& view)
{
    auto const& decision = view.shown.decision;
    auto const standing = view.mine.standing;
    auto const url = to_decision(view.circle, decision.id);
    Html acts;
    if (view.shown.answered == 0 && may(actor, DecisionAction::change, view.circle, standing, decision).allowed)
        acts += render(
            R"html(<p><a href="{}">{}</a></p>)html", html::Url {url}.under("edit"), tr("Change the question"));
    if (may(actor, DecisionAction::withdraw, view.circle, standing, decision).allowed) {
        acts += render(
            R"html(<details><summary>{}</summary><form class="stack" method="post" action="{}">{}<p class="small">{}</p><div class="btns"><button class="btn s">{}</button></div></form></details>)html",
            tr("Withdraw it"), html::Url {url}.under("withdrawal"), html::form_tokens(),
            tr("The answers given so far are never counted, and gone. It cannot be ended early otherwise: whoever "
               "picks the moment "
               "could pick the outcome."),
            tr("Withdraw the question"));
    }
    return acts.empty() ? acts : html::row({}, render(R"html(<div class="stack">{}</div>)html", acts));
}

Html answering_row(
    base::Actor const& actor, DecisionView const& view, web::Fields const& ballot, base::Refusal const* refusal)
{
    auto const& decision = view.shown.decision;
    auto const asked = view.shown.asked ? Asked::yes : Asked::no;
    if (!may(actor, DecisionAction::answer, view.circle, view.mine.standing, decision, asked).allowed) {
        bool const inside = is_inside(view.mine.standing) && asked == Asked::no;
        auto const words = inside
            ? tr("This was asked before two circles became one: those who were asked then answer.")
            : actor.person ? tr("The members of the circle answer.")
                           : tr("The members of the circle answer. Sign in if you are one.");
        return html::row({}, render(R"html(<p class="quiet">{}</p>)html", words));
    }
    auto const typed = refusal == nullptr && view.answer ? fields_of(*view.answer, decision.kind) : ballot;
    auto const note = render("<h2>{}</h2>", view.shown.mine ? tr("Your answer") : tr("Answer"));
    return html::row(note,
        render("{}{}", ballot_form(decision, to_decision(view.circle, decision.id).under("answer"), typed, refusal),
            rules_of(decision)));
}

Html answer_item(Decision const& decision, NamedAnswer const& answer)
{
    auto const name = answer.name.empty() ? std::string {tr("A member")} : answer.name;
    std::optional<Html> reason;
    if (!answer.ballot.reason.empty())
        reason = render(R"html(<p class="lines" dir="auto">{}</p>)html", answer.ballot.reason);
    return render(R"html(<div><dt dir="auto">{}</dt><dd dir="auto">{}{}</dd></div>)html", name,
        answer_words(decision, answer.ballot), reason);
}

Html outcome_rows(DecisionView const& view)
{
    auto const& decision = view.shown.decision;
    Html rows = html::row(render("<h2>{}</h2>", tr("What came of it")),
        render(R"html(<section class="card on">{}</section>)html", outcome_part(view.circle, decision)));
    if (view.answers.empty()) return rows;
    auto const shown = std::min(view.answers.size(), most_answers_shown);
    auto const items = html::each(std::span {view.answers}.first(shown),
        [&](NamedAnswer const& answer) { return answer_item(decision, answer); });
    std::optional<Html> more;
    if (shown < view.answers.size())
        more = render(R"html(<p class="quiet">{}</p>)html", tr("The rest stands in the table of all ballots."));
    auto const title = decision.anonymous || decision.kind == DecisionKind::consent
        ? tr("Who sees harm, and who does not")
        : tr("Who answered what");
    return rows
        += html::row(render("<h2>{}</h2>", title), render(R"html(<dl class="check">{}</dl>{})html", items, more));
}

} // namespace

html::Page decision_page(
    base::Actor const& actor, DecisionView const& view, web::Fields const& ballot, base::Refusal const* refusal)
{
    auto const& decision = view.shown.decision;
    Html main = html::row(margin_of(view.circle), render("{}{}", said_notice(view.said, decision), head_of(view)));
    if (decision.state == DecisionState::counted)
        main += outcome_rows(view);
    else if (decision.state == DecisionState::withdrawn)
        main += html::row({}, render("<p>{}</p>", outcome_words(decision)));
    else if (view.now >= decision.closes_at)
        main += html::row(
            {}, render("<p>{}</p>", tr("Its time is over. The answers are being counted; look again in a moment.")));
    else
        main += render("{}{}", answering_row(actor, view, ballot, refusal), keeper_part(actor, view));
    return {.title = decision.question,
        .tab = html::Tab::circles,
        .ornament = view.circle.ornament_name(),
        .main = std::move(main)};
}

namespace {

/// The cards of those that are still open, or of those that are over; nothing where there are none.
Html cards_part(base::Actor const& actor, DecisionList const& list, bool open, html::Phrase heading)
{
    Html cards;
    for (auto const& shown : list.decisions) {
        bool const is_open = shown.decision.state == DecisionState::open && list.now < shown.decision.closes_at;
        if (is_open != open) continue;
        bool const answers = may(actor, DecisionAction::answer, list.circle, list.mine.standing, shown.decision,
            shown.asked ? Asked::yes : Asked::no)
                                 .allowed;
        cards += decision_card(list.circle, shown, list.now, answers ? CardFor::answering : CardFor::reading);
    }
    if (cards.empty()) return {};
    return render(R"html(<h2>{}</h2>{})html", tr(heading), cards);
}

} // namespace

html::Page decisions_page(base::Actor const& actor, DecisionList const& list)
{
    std::optional<Html> more;
    if (list.more) {
        more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html",
            html::Url::to({"circles", list.circle.slug, "decisions"})
                .with("before", list.decisions.back().decision.id.text()),
            tr("Older ones"));
    }
    auto const body = list.decisions.empty()
        ? html::empty_frame(
            tr("Nothing was decided yet. A decision begins in a thread, where it was talked about."), Html {})
        : render(R"html(<div class="stack loose">{}{}</div>)html",
            cards_part(actor, list, true, html::Phrase("Open now")),
            cards_part(actor, list, false, html::Phrase("Decided")));
    return {.title = std::string {tr("What {circle} decides", {{"circle", list.circle.name}})},
        .tab = html::Tab::circles,
        .ornament = list.circle.ornament_name(),
        .main = html::row(margin_of(list.circle),
            render(R"html(<h1>{}</h1><div class="gap2">{}{}</div>)html", tr("Decisions"), body, more))};
}

} // namespace circles
