#include "areas/circles/endings/ending_page.h"

#include "areas/circles/endings/life_part.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;
using html::trn;

html::Page page_about_end(Circle const& circle, std::string title, Html const& body)
{
    return {.title = std::move(title),
        .tab = html::Tab::circles,
        .ornament = circle.ornament_name(),
        .main = html::row(margin_of(circle), body)};
}

Html area(web::Fields const& fields, base::Refusal const* refusal, html::Field field, int rows)
{
    field.problem = problem_at(refusal, field.name);
    field.value = std::string {fields.sent(field.name)};
    return html::text_area(field, rows);
}

Html legacy_fields(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const came_of = area(fields, refusal,
        {.name = "came_of",
            .label = std::string {tr("What came of it?")},
            .hint = std::string {tr("As you would tell a colleague on the way home: what you do otherwise now.")},
            .limit = static_cast<int>(legacy_limit),
            .required = true},
        4);
    auto const did_not_work = area(fields, refusal,
        {.name = "did_not_work",
            .label = std::string {tr("What did not work?")},
            .hint
            = std::string {tr("Whoever comes after you learns most from this. “We never found the time” counts too.")},
            .limit = static_cast<int>(legacy_limit),
            .required = true},
        4);
    auto const whom = area(fields, refusal,
        {.name = "whom_to_ask",
            .label = std::string {tr("Whom can one ask later?")},
            .hint = std::string {tr("Only who has said yes to it. You may leave it empty.")},
            .limit = static_cast<int>(whom_limit)},
        2);
    auto const thanks = area(fields, refusal,
        {.name = "thanks",
            .label = std::string {tr("Whom do you thank?")},
            .hint = std::string {tr("You may leave it empty.")},
            .limit = static_cast<int>(whom_limit)},
        2);
    return render("{}{}{}{}", came_of, did_not_work, whom, thanks);
}

Html form_of(html::Url const& url, Html const& fields, std::string_view button)
{
    return render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        url, html::form_tokens(), fields, button);
}

std::vector<html::Choice> spans(std::string_view chosen)
{
    std::vector<html::Choice> choices;
    for (int const months : {1, 3, 6, 12}) {
        choices.push_back({.value = std::to_string(months),
            .label = trn("One month more", "{n} months more", months),
            .chosen = chosen == std::to_string(months)});
    }
    choices.push_back({.value = "0", .label = std::string {tr("It stays, without an end")}, .chosen = chosen == "0"});
    return choices;
}

} // namespace

html::Page ending_page(Circle const& circle, web::Fields const& fields, base::Refusal const* refusal, base::Time now)
{
    std::optional<Html> day;
    if (circle.ends_at) {
        auto const when = platform::day(*circle.ends_at);
        day = render(R"html(<p class="lead">{}</p>)html",
            *circle.ends_at > now ? tr("It works until {day}. You decide how it goes on.", {{"day", when}})
                                  : tr("It wanted to work until {day}. You decide how it goes on.", {{"day", when}}));
    }
    auto const longer = html::choices({.name = "months",
                                          .label = std::string {tr("Go on")},
                                          .hint = std::string {tr("The new date counts from today.")},
                                          .problem = problem_at(refusal, "months")},
        spans(fields.sent("months")), html::Answers::one, html::Look::chips);
    auto const renew = form_of(to_part(circle, "renewal"), longer, tr("Go on like this"));
    auto const merge = render(
        R"html(<div class="stack"><h2>{}</h2><p>{}</p><div class="btns"><a class="btn" href="{}">{}</a></div></div>)html",
        tr("Or become one with another circle"),
        tr("If another circle asks the same question, its people and what both have said can stand in one."),
        to_part(circle, "merging"), tr("Find the other one"));
    auto const close = render(
        R"html(<div class="stack"><h2>{}</h2><p>{}</p><div class="btns"><a class="btn" href="{}">{}</a></div></div>)html",
        tr("Or end it well"),
        tr("A few sentences become one page: what came of it, what did not work, who was here. It stays, and it can be "
           "corrected and undone for thirty days."),
        to_part(circle, "closing"), tr("Close it with its page"));
    return page_about_end(circle, std::string {tr("How does it go on?")},
        render(R"html(<div class="stack wide loose"><div class="stack"><h1>{}</h1>{}</div>{}{}{}</div>)html",
            tr("How does it go on?"), day, renew, merge, close));
}

html::Page closing_form(Circle const& circle, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const lead
        = tr("These sentences begin the page that stays. Its threads, decisions and people stand below them by "
             "themselves. Nobody can write in the circle afterwards; for thirty days it can be opened again.");
    return page_about_end(circle, tr("Close “{circle}”", {{"circle", circle.name}}),
        render(
            R"html(<div class="stack wide loose"><div class="stack"><h1 dir="auto">{}</h1><p class="lead">{}</p></div>{}</div>)html",
            tr("Close “{circle}”", {{"circle", circle.name}}), lead,
            form_of(to_part(circle, "closing"), legacy_fields(fields, refusal), tr("Close the circle"))));
}

html::Page correction_form(
    Circle const& circle, Legacy const& legacy, web::Fields const& fields, base::Refusal const* refusal)
{
    static constexpr std::array<std::string_view, 4> words {"came_of", "did_not_work", "whom_to_ask", "thanks"};
    auto const now = fields_of(legacy);
    auto const all = render("{}{}", web::seen_field(fields, refusal, now), legacy_fields(fields, refusal));
    auto const url = html::Url::to({"circles", circle.slug, "legacy", "edit"});
    return page_about_end(circle, std::string {tr("Correct the page")},
        render(R"html(<div class="stack wide loose"><h1>{}</h1>{}{}</div>)html", tr("Correct the page"),
            web::written_meanwhile(fields, refusal, now, words), form_of(url, all, tr("Keep it so"))));
}

} // namespace circles
