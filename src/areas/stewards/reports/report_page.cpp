#include "areas/stewards/reports/report_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace stewards {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;
using html::trn;

} // namespace

std::string_view why_words(Why why)
{
    switch (why) {
    case Why::pupil:
        return tr("A pupil may be recognised");
    case Why::unkind:
        return tr("It is unkind or threatening");
    case Why::false_claim:
        return tr("It is not true and does harm");
    case Why::advertising:
        return tr("It is advertising");
    case Why::other:
        return tr("Something else");
    }
    return {};
}

namespace {

std::string_view words_of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::open:
        return tr("Waiting for a steward");
    case Outcome::hidden:
        return tr("Taken out of sight");
    case Outcome::suspended:
        return tr("Person suspended");
    case Outcome::left:
        return tr("Left as it was");
    }
    return {};
}

html::Choice choice(Outcome outcome, std::string_view label, std::string_view hint)
{
    return {.value = std::string {outcomes.of(outcome)}, .label = std::string {label}, .hint = std::string {hint}};
}

Html decision_form(Report const& report)
{
    std::vector<html::Choice> choices;
    if (report.kind == Kind::need)
        choices.push_back(choice(Outcome::hidden, tr("Take the need out of sight"),
            tr("Only its author and stewards see it, and what was answered. Its author reads why and can mend it.")));
    if (report.kind == Kind::reply || report.kind == Kind::post)
        choices.push_back(choice(Outcome::hidden, tr("Take the answer away"), tr("Nobody sees it any more.")));
    choices.push_back(
        choice(Outcome::suspended, tr("Suspend the person"), tr("She is signed out everywhere and told why.")));
    choices.push_back(choice(Outcome::left, tr("Leave it as it is"), tr("Whoever reported it hears that you looked.")));
    auto const outcome = html::choices({.name = "outcome", .label = std::string {tr("What happens now?")}}, choices,
        html::Answers::one, html::Look::cards);
    auto const note
        = html::text_area({.name = "note",
                              .label = std::string {tr("Why")},
                              .hint = std::string {tr("One or two sentences. Whoever is concerned may read them.")},
                              .limit = 300,
                              .required = true},
            2);
    return render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::Url::to({"steward", "reports", report.id.text(), "decision"}), html::form_tokens(), outcome, note,
        tr("Decide"));
}

Html report_card(Waiting const& one, base::Time now)
{
    auto const& report = one.report;
    auto const link = one.thing ? html::Url::local(one.thing->path) : std::nullopt;
    std::optional<Html> where;
    if (link) where = render(R"html(<a href="{}">{}</a>)html", *link, tr("Look at it"));
    auto const meta = render(
        R"html(<p class="meta"><span class="tag rose">{}{}</span><span dir="auto">{}</span><span>{}</span>{}</p>)html",
        html::icon("flag"), why_words(report.why), one.about, platform::ago(report.reported_at, now), where);
    auto const words = one.thing
        ? render(R"html(<blockquote dir="auto" class="lines">{}</blockquote>)html", one.thing->words)
        : render("<p class=\"quiet\">{}</p>", tr("It has been taken away since."));
    auto const by
        = trn("Reported by {name}.", "Reported by {name} and others, {n} in all.", one.alike, {{"name", one.reporter}});
    Html form = one.may_decide ? decision_form(report)
                               : render("<p class=\"quiet\">{}</p>", tr("This is about you: somebody else decides."));
    return render(R"html(<div class="card on gap2">{}{}<p class="small" dir="auto">{} {}</p>{}</div>)html", meta, words,
        by, report.words, form);
}

} // namespace

html::Page report_form(Thing const& thing, web::Fields const& fields, base::Refusal const* refusal)
{
    std::vector<html::Choice> choices;
    for (auto const why : {Why::pupil, Why::unkind, Why::false_claim, Why::advertising, Why::other})
        choices.push_back({.value = std::string {whys.of(why)},
            .label = std::string {why_words(why)},
            .chosen = fields.sent("why") == whys.of(why)});
    Html questions = html::choices(
        {.name = "why", .label = std::string {tr("What is wrong?")}, .problem = problem_at(refusal, "why")}, choices,
        html::Answers::one, html::Look::cards);
    questions += html::text_area({.name = "words",
                                     .label = std::string {tr("A few words, if you like")},
                                     .problem = problem_at(refusal, "words"),
                                     .value = std::string {fields.sent("words")},
                                     .limit = 500},
        3);
    auto const hidden
        = render(R"html(<input type="hidden" name="kind" value="{}"><input type="hidden" name="id" value="{}">)html",
            kinds.of(thing.kind), base::base32_of(thing.id));
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="/reports">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), hidden, questions, tr("Send it to a steward"));
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><blockquote dir="auto" class="lines">{}</blockquote><p class="lead">{}</p>{}</div>)html",
        tr("Ask a steward to look at this"), thing.words,
        tr("Only stewards see who reported. Whoever wrote it is not told your name."), form);
    return {.title = std::string {tr("Report")}, .main = html::row(render("<p>{}</p>", tr("A report")), body)};
}

html::Page thanks_page()
{
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><p><a class="btn" href="/">{}</a> <a class="btn" href="/reports/counts">{}</a></p></div>)html",
        tr("Thank you for saying so"), tr("A steward looks at it and decides. Until then it stays as it is."),
        tr("Go to the first page"), tr("What became of reports"));
    return {.title = std::string {tr("Thank you")}, .main = html::row({}, body)};
}

namespace {

/// Their authors may have mended them: each page has the way back.
Html out_of_sight(std::vector<needs::Need> const& hidden)
{
    if (hidden.empty()) return {};
    auto const lines = html::each(hidden, [](needs::Need const& need) {
        return render(R"html(<li dir="auto"><a href="{}">{}</a></li>)html", html::Url::to({"needs", need.path_name()}),
            need.title);
    });
    return render(R"html(<h2 class="gap2">{}</h2><ul class="dash">{}</ul>)html", tr("Needs out of sight"), lines);
}

} // namespace

html::Page queue_page(
    std::vector<Waiting> const& waiting, std::vector<needs::Need> const& hidden, base::Time now, bool decided)
{
    std::optional<Html> note;
    if (decided) note = html::notice(html::Hue::mint, render("<p>{}</p>", tr("Decided.")));
    auto const count = static_cast<std::int64_t>(waiting.size());
    auto const title
        = count == 0 ? std::string {tr("No report waits")} : trn("One report waits", "{n} reports wait", count);
    auto const cards = html::each(waiting, [&](Waiting const& one) { return report_card(one, now); });
    auto const counts
        = render(R"html(<p class="gap2"><a href="/reports/counts">{}</a></p>)html", tr("What became of reports"));
    return {.title = std::string {tr("Reports")},
        .tab = html::Tab::care,
        .main = html::row(render("<p>{}</p>", tr("Oldest first")),
            render(R"html(<h1>{}</h1>{}{}{}{})html", title, note, cards, out_of_sight(hidden), counts))};
}

html::Page counts_page(std::array<std::int64_t, 4> const& counts)
{
    Html rows;
    for (auto const outcome : {Outcome::open, Outcome::hidden, Outcome::suspended, Outcome::left}) {
        rows += render(R"html(<tr><th scope="row">{}</th><td class="r">{}</td></tr>)html", words_of(outcome),
            platform::number(counts.at(static_cast<std::size_t>(outcome))));
    }
    auto const table
        = render(R"html(<table class="tchart gap2"><caption class="vh">{}</caption><tbody>{}</tbody></table>)html",
            tr("Reports in the last twelve months"), rows);
    return {.title = std::string {tr("What became of reports")},
        .main = html::row(render("<p>{}</p>", tr("The last twelve months")),
            render(R"html(<h1>{}</h1>{}<p class="small quiet gap">{}</p>)html", tr("What became of reports"), table,
                tr("These counts are public. Names never are.")))};
}

} // namespace stewards
