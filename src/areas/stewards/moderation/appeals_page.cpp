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

Html decision_form(Appeal const& appeal)
{
    auto const outcome = html::choices({.name = "outcome", .label = std::string {tr("What do you find?")}},
        {{.value = "refused",
             .label = std::string {tr("The decision stays")},
             .hint = std::string {tr("Whoever appealed reads your reason.")}},
            {.value = "upheld",
                .label = std::string {tr("The appeal is right")},
                .hint = std::string {tr("What was decided is undone at once.")}}},
        html::Answers::one, html::Look::cards);
    auto const note
        = html::text_area({.name = "note", .label = std::string {tr("Why")}, .limit = 300, .required = true}, 2);
    return render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::Url::to({"steward", "appeals", appeal.id.text(), "decision"}), html::form_tokens(), outcome, note,
        tr("Decide about the appeal"));
}

Html appeal_card(WaitingAppeal const& one, base::Time now)
{
    auto const& measure = one.measure;
    auto const meta = render(
        R"html(<p class="meta"><span class="tag rose">{}{}</span><a href="{}" dir="auto">{}</a><span>{}</span></p>)html",
        html::icon("flag"), words_of(measure.kind), html::Url {"/steward/members"}.with("q", one.person), one.person,
        platform::ago(one.appeal.appealed_at, now));
    auto const first = render(
        R"html(<p class="small" dir="auto"><b>{}</b> {}</p><blockquote class="lines" dir="auto">{}</blockquote>)html",
        tr("{name} decided: {why}.", {{"name", one.first}, {"why", std::string {why_words(measure.why)}}}),
        measure.reason, one.appeal.words);
    Html last = one.refusal.empty() ? decision_form(one.appeal)
                                    : render("<p class=\"quiet\">{}</p>", html::sentence_for(one.refusal));
    if (one.nobody_else)
        last += render("<p class=\"quiet\">{}</p>",
            tr("There is nobody else yet who could decide: it waits until the network has another steward."));
    return render(R"html(<div class="card on gap2">{}{}{}</div>)html", meta, first, last);
}

} // namespace

html::Page appeals_page(
    std::vector<WaitingAppeal> const& appeals, std::optional<AppealId> next, base::Time now, bool decided)
{
    std::optional<Html> note;
    if (decided) note = html::notice(html::Hue::mint, render("<p>{}</p>", tr("Decided.")));
    auto const count = static_cast<std::int64_t>(appeals.size());
    auto const title
        = count == 0 ? std::string {tr("No appeal waits")} : trn("One appeal waits", "{n} appeals wait", count);
    std::optional<Html> more;
    if (next)
        more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html",
            html::Url {"/steward/appeals"}.with("after", next->text()), tr("The next ones"));
    return {.title = std::string {tr("Appeals")},
        .tab = html::Tab::care,
        .main = html::row(render(R"html(<p>{}</p><p><a href="/steward/reports">{}</a></p>)html",
                              tr("Somebody other than who decided first decides."), tr("Reports")),
            render(R"html(<h1>{}</h1>{}{}{})html", title, note,
                html::each(appeals, [&](WaitingAppeal const& one) { return appeal_card(one, now); }), more))};
}

} // namespace stewards
