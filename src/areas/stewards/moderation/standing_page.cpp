#include "areas/stewards/moderation/moderation_page.h"
#include "areas/stewards/reports/report_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace stewards {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html appeal_form(Measure const& measure, bool asked, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const words = html::text_area(
        {.name = "words",
            .label = std::string {tr("Why this was wrong")},
            .hint = std::string {tr("Somebody other than the steward who decided reads it. It can be sent once.")},
            .problem = asked ? html::problem_at(refusal, "words") : std::string {},
            .value = asked ? std::string {fields.sent("words")} : std::string {},
            .limit = 2000,
            .required = true},
        4);
    return render(
        R"html(<form class="stack wide" method="post" action="{}">{}{}<div class="btns"><button class="btn">{}</button></div></form>)html",
        html::Url::to({"you", "standing", measure.id.text(), "appeal"}), html::form_tokens(), words, tr("Appeal"));
}

std::string outcome_words(Appeal const& appeal, bool nobody_else)
{
    switch (appeal.outcome) {
    case AppealOutcome::open:
        return std::string {nobody_else ? tr("Your appeal waits. There is nobody yet who could decide in place of the "
                                             "steward who did; it is kept until "
                                             "there is.")
                                        : tr("Your appeal waits for somebody other than the steward who decided.")};
    case AppealOutcome::upheld:
        return std::string {tr("Somebody else looked and found that you are right: it is undone.")};
    case AppealOutcome::refused:
        return std::string {tr("Somebody else looked and found that it stays.")};
    }
    return {};
}

Html appeal_of(Concerned const& one, OwnStanding const& standing, bool asked, web::Fields const& fields,
    base::Refusal const* refusal)
{
    if (one.appeal)
        return render(
            R"html(<blockquote class="small lines" dir="auto">{}</blockquote><p><b>{}</b> <span dir="auto">{}</span></p>)html",
            one.appeal->words, outcome_words(*one.appeal, standing.nobody_else), one.appeal->note);
    if (one.can_appeal) return appeal_form(one.measure, asked, fields, refusal);
    return {};
}

std::string state_words(Measure const& measure, base::Time now)
{
    if (measure.undone_at) return tr("Undone on {day}.", {{"day", platform::day(*measure.undone_at)}});
    if (!measure.until) return {};
    if (*measure.until <= now) return std::string {tr("It is over.")};
    return tr("It holds until {day}.", {{"day", platform::day(*measure.until)}});
}

Html measure_card(Concerned const& one, OwnStanding const& standing, MeasureId asked, web::Fields const& fields,
    base::Refusal const* refusal)
{
    auto const& measure = one.measure;
    auto const meta
        = render(R"html(<p class="meta"><span class="tag rose">{}{}</span><span>{}</span><span>{}</span></p>)html",
            html::icon("flag"), words_of(measure.kind), platform::day(measure.decided_at),
            state_words(measure, standing.now));
    auto const rule = render(R"html(<p>{} <b>{}</b></p>)html", tr("The rule:"), why_words(measure.why));
    return render(
        R"html(<div class="card gap2" id="{}">{}{}<blockquote class="lines" dir="auto">{}</blockquote>{}</div>)html",
        "m-" + measure.id.text(), meta, rule, measure.reason,
        appeal_of(one, standing, measure.id == asked, fields, refusal));
}

std::string level_words(OwnStanding const& standing)
{
    if (platform::is_limited(standing.trust, standing.now))
        return tr("A steward has limited what you write until {day}.",
            {{"day", platform::day(*standing.trust.limited_until)}});
    if (standing.steward) return std::string {tr("You look after the network: nothing is limited for you.")};
    switch (platform::growth_of(standing.trust, standing.rules, standing.now)) {
    case platform::Growth::fresh:
        return std::string {tr("You are new here. What you may write grows with days and with thanks.")};
    case platform::Growth::growing:
        return std::string {tr("You have been here for a while. What you may write still grows a little.")};
    case platform::Growth::settled:
        break;
    }
    return std::string {tr("Nothing is limited for you.")};
}

Html allowance_line(std::string_view words, std::int64_t count)
{
    return render(R"html(<tr><th scope="row">{}</th><td class="r">{}</td></tr>)html", words, platform::number(count));
}

Html allowance_table(OwnStanding const& standing)
{
    auto const allowance = platform::allowance_of(standing.trust, standing.rules, standing.now);
    if (!allowance || standing.steward) return {};
    Html rows = allowance_line(tr("Links in one text"), allowance->links);
    rows += allowance_line(tr("People called by name in one text"), allowance->mentions);
    rows += allowance_line(tr("Contributions an hour"), allowance->an_hour);
    rows += allowance_line(tr("Contributions a day"), allowance->a_day);
    rows += allowance_line(tr("Invitations a day"), allowance->invitations);
    Html table
        = render(R"html(<table class="tchart gap"><caption class="vh">{}</caption><tbody>{}</tbody></table>)html",
            tr("What you may write now"), rows);
    auto const level = platform::growth_of(standing.trust, standing.rules, standing.now);
    if (platform::is_limited(standing.trust, standing.now) || level == platform::Growth::settled) return table;
    auto const& step = level == platform::Growth::fresh ? standing.rules.growing : standing.rules.settled;
    table += render(R"html(<p class="small quiet gap">{}</p>)html",
        tr("More comes after {days} days here and {thanks} thanks; on {day} at the latest.",
            {{"days", platform::number(step.days)}, {"thanks", platform::number(step.thanks)},
                {"day", platform::day(platform::grows_at(standing.trust, level, standing.rules))}}));
    return table;
}

} // namespace

std::string_view words_of(MeasureKind kind)
{
    switch (kind) {
    case MeasureKind::warned:
        return tr("A warning");
    case MeasureKind::hidden:
        return tr("Taken out of sight");
    case MeasureKind::limited:
        return tr("Limited for a while");
    case MeasureKind::suspended:
        return tr("Account suspended");
    }
    return {};
}

html::Page standing_page(
    OwnStanding const& standing, MeasureId asked, web::Fields const& fields, base::Refusal const* refusal)
{
    std::optional<Html> note;
    if (standing.appealed)
        note = html::notice(html::Hue::mint, render("<p>{}</p>", tr("Your appeal is with the stewards.")));
    auto const cards = html::each(
        standing.measures, [&](Concerned const& one) { return measure_card(one, standing, asked, fields, refusal); });
    Html main = html::row(render(R"html(<p><a href="/you">{}</a></p>)html", tr("Back to your page")),
        render(R"html(<h1>{}</h1>{}<p class="lead gap">{}</p>{})html", tr("What you may write"), note,
            level_words(standing), allowance_table(standing)));
    main += html::row(render("<h2>{}</h2><p>{}</p>", tr("What stewards decided"), tr("About you, the newest first")),
        standing.measures.empty() ? render("<p class=\"quiet\">{}</p>", tr("Nothing was decided about you.")) : cards);
    return {.title = std::string {tr("What you may write")}, .tab = html::Tab::you, .main = std::move(main)};
}

} // namespace stewards
