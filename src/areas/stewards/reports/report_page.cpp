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
    case Outcome::warned:
        return tr("Person warned");
    case Outcome::limited:
        return tr("Person limited for a while");
    }
    return {};
}

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

Html counted(std::string_view words, std::int64_t count)
{
    return render(R"html(<tr><th scope="row">{}</th><td class="r">{}</td></tr>)html", words, platform::number(count));
}

/// Whoever notes the head can tell later whether the log was changed since.
std::optional<Html> head_words(platform::Head const& head)
{
    if (head.number == 0) return std::nullopt;
    return render(R"html(<p class="small quiet gap">{}<br><code>{}</code></p>)html",
        trn("Every decision stands in a log that nobody can edit. It has one entry and ends with this head:",
            "Every decision stands in a log that nobody can edit. It has {n} entries and ends with this head:",
            head.number),
        head.hash);
}

} // namespace

html::Page counts_page(Counts const& counts)
{
    Html rows;
    for (auto const outcome :
        {Outcome::open, Outcome::hidden, Outcome::warned, Outcome::limited, Outcome::suspended, Outcome::left})
        rows += counted(words_of(outcome), counts.outcomes.at(static_cast<std::size_t>(outcome)));
    auto const [open, upheld, refused] = counts.appeals;
    rows += counted(tr("Appeals"), open + upheld + refused);
    rows += counted(tr("Appeals that changed the decision"), upheld);
    auto const table
        = render(R"html(<table class="tchart gap2"><caption class="vh">{}</caption><tbody>{}</tbody></table>)html",
            tr("Reports in the last twelve months"), rows);
    return {.title = std::string {tr("What became of reports")},
        .main = html::row(render("<p>{}</p>", tr("The last twelve months")),
            render(R"html(<h1>{}</h1>{}<p class="small quiet gap">{}</p>{})html", tr("What became of reports"), table,
                tr("These counts are public. Names never are."), head_words(counts.head)))};
}

} // namespace stewards
