#include "areas/circles/decisions/decision_page.h"

#include "areas/circles/decisions/decision_text.h"
#include "areas/circles/decisions/decisions.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;

html::Page focused(std::string title, Html main)
{
    return {.title = std::move(title), .main = html::row({}, main), .focus = true};
}

} // namespace

html::Page mail_page(
    Decision const& decision, html::Url const& url, web::Fields const& ballot, base::Refusal const* refusal, bool again)
{
    std::optional<Html> proposal;
    if (!decision.proposal.empty())
        proposal = render(R"html(<p class="lines" dir="auto">{}</p>)html", decision.proposal);
    // What she answered before is not shown: a mail may have been sent on.
    std::optional<Html> before;
    if (again)
        before = render(R"html(<p class="callout sky">{}</p>)html",
            tr("You have answered already. What you send now takes the place of it."));
    auto const meta = render(R"html(<p class="meta"><span>{}</span><span>{}</span></p>)html", words_of(decision.kind),
        tr("Open until {moment}", {{"moment", platform::day_and_time(decision.closes_at)}}));
    return focused(decision.question,
        render(R"html(<div class="stack wide loose"><div class="stack">{}<h1 dir="auto">{}</h1>{}</div>{}{}</div>)html",
            meta, decision.question, proposal, before, ballot_form(decision, url, ballot, refusal)));
}

html::Page mail_answered_page(Circle const& circle, Decision const& decision, html::Url const& url)
{
    auto const ways = render(R"html(<p><a href="{}">{}</a></p><p><a href="{}">{}</a></p>)html", url,
        tr("Answer otherwise"), to_decision(circle, decision.id), tr("To the question in the circle"));
    return focused(std::string {tr("Your answer is kept")},
        render(R"html(<div class="stack wide"><h1>{}</h1><p>{}</p>{}</div>)html", tr("Your answer is kept"),
            tr("It is counted {moment}. Until then you may change it.",
                {{"moment", platform::day_and_time(decision.closes_at)}}),
            ways));
}

html::Page mail_over_page(Circle const& circle, Decision const& decision)
{
    bool const withdrawn = decision.state == DecisionState::withdrawn;
    return focused(decision.question,
        render(R"html(<div class="stack wide"><h1 dir="auto">{}</h1><p>{}</p><p><a href="{}">{}</a></p></div>)html",
            decision.question,
            withdrawn ? tr("This question was withdrawn. Nothing was counted.")
                      : tr("The time for answering is over. Nothing is wrong with your link; it came a little late."),
            to_decision(circle, decision.id),
            withdrawn ? tr("To the question in the circle") : tr("See what came of it")));
}

html::Page mail_unknown_page()
{
    return focused(std::string {tr("This link opens nothing")},
        render(R"html(<div class="stack wide"><h1>{}</h1><p>{}</p><p><a class="btn" href="{}">{}</a></p></div>)html",
            tr("This link opens nothing"),
            tr("Some mail programs cut long links, and a link is good only while you are in the circle. Sign in, and "
               "what waits for "
               "you stands on Today."),
            html::Url {"/"}, tr("To Today")));
}

} // namespace circles
