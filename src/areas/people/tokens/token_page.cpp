#include "areas/people/account_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

std::string problem_of_name(base::Refusal const* refusal)
{
    if (refusal == nullptr || refusal->problems.empty()) return {};
    auto const& code = refusal->problems.front().code;
    if (code == "name_taken") return std::string {tr("You have a token of this name. Choose another name.")};
    if (code == "too_many_tokens") return std::string {tr("You have twenty tokens. End one that you do not need.")};
    return html::problem_at(refusal, "name");
}

Html token_row(web::Session const& token, base::Time now)
{
    auto const when = tr("made {day}, last used {ago}",
        {{"day", platform::day(token.created_at)}, {"ago", platform::ago(token.seen_at, now)}});
    return render(
        R"html(<li><i class="sky">{}</i><div><b dir="auto">{}</b><p class="small quiet">{}</p></div><form method="post" action="{}">{}<button class="btn s">{}</button></form></li>)html",
        html::icon("lock"), token.label, when, html::Url::to({"you", "tokens", base::base32_of(token.id), "end"}),
        html::form_tokens(), tr("End it"));
}

Html made_note(std::string_view made)
{
    return html::notice(html::Hue::sun,
        render(R"html(<p>{}</p><p class="no squared gap" id="token" dir="ltr">{}</p><p class="small gap">{}</p>)html",
            tr("Your new token. Copy it now: it is shown this once and kept nowhere."), made,
            tr("A program sends it as “Authorization: Bearer …” to the addresses under /api/v1. Whoever has it acts as "
               "you.")));
}

} // namespace

html::Page tokens_page(std::vector<web::Session> const& tokens, base::Time now, web::Fields const& fields,
    base::Refusal const* refusal, std::string_view made)
{
    Html rest;
    if (!made.empty()) rest += made_note(made);
    auto const name = html::text_field({.name = "name",
        .label = std::string {tr("What is it for?")},
        .hint = std::string {tr("A name by which you will know it again, such as “School timetable”.")},
        .problem = problem_of_name(refusal),
        .value = std::string {made.empty() ? fields.sent("name") : std::string_view {}},
        .limit = 60,
        .required = true});
    rest += render(
        R"html(<form class="stack loose wide" method="post" action="/you/tokens">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), name, tr("Make a token"));
    rest += render(R"html(<p><a href="/api">{}</a></p>)html", tr("What a program can ask here"));
    if (tokens.empty())
        rest += render(R"html(<p class="quiet">{}</p>)html", tr("You have no tokens."));
    else
        rest += render(R"html(<h2>{}</h2><ul class="oks">{}</ul>)html", tr("Your tokens"),
            html::each(tokens, [&](web::Session const& token) { return token_row(token, now); }));
    return account_page(tr("Personal tokens"), tr("For programs, not for people."),
        tr("A program with a token may do what you may do, but not change how you sign in. “Sign out everywhere else” "
           "ends tokens too."),
        rest);
}

} // namespace people
