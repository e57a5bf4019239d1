#include "areas/stewards/welcome/keep_welcomers.h"
#include "html/pieces.h"
#include "html/words.h"

namespace stewards {

namespace {

using html::Html;
using html::render;
using html::tr;

Html welcomer_row(people::Person const& person)
{
    return render(
        R"html(<li><span class="k">{}</span><div><h3 dir="auto"><a href="{}">{}</a></h3></div><div class="btns"><form method="post" action="/steward/welcome">{}<input type="hidden" name="person" value="{}"><input type="hidden" name="welcomes" value="no"><button class="btn">{}</button></form></div></li>)html",
        html::icon("hand"), html::Url::to({"people", person.slug}), person.name, html::form_tokens(), person.slug,
        tr("Take off the list"));
}

Html list_of(std::vector<people::Person> const& welcomers)
{
    if (welcomers.empty())
        return render(R"html(<p class="quiet">{}</p>)html",
            tr("Nobody yet. Until there is somebody, first words without an answer come to the stewards."));
    return render(R"html(<ul class="wait">{}</ul>)html", html::each(welcomers, welcomer_row));
}

} // namespace

std::string rate_words(WelcomeRate const& rate)
{
    if (rate.posts == 0) return std::string {tr("No newcomer has written for the first time in the last 90 days.")};
    return html::trn(
        "In the last 90 days one newcomer wrote for the first time; answered within two school days: {answered}.",
        "In the last 90 days {n} newcomers wrote for the first time; answered within two school days: {answered}.",
        rate.posts, {{"answered", std::to_string(rate.in_time)}});
}

html::Page welcome_page(WelcomeView const& view, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const lead = tr(
        "When a newcomer’s first words have no answer after two school days, one of these people is asked to write. In "
        "circles it is first whoever has taken on welcoming there.");
    Html main = html::row(render("<p>{}</p>", tr("Care")),
        render(R"html(<div class="stack"><h1>{}</h1><p class="lead">{}</p><p>{}</p></div>)html",
            tr("Who welcomes newcomers"), lead, rate_words(view.rate)));
    main += html::row(
        render("<h2>{}</h2><p>{}</p>", tr("Welcomers"), tr("Whoever has the fewest waiting is asked next.")),
        list_of(view.welcomers));
    auto const field = html::text_field({.name = "person",
        .label = std::string {tr("The end of her page’s address")},
        .hint = std::string {tr("Of /people/ayse-demir it is ayse-demir.")},
        .problem = html::problem_at(refusal, "person"),
        .value = std::string {fields.sent("person")},
        .limit = 100,
        .required = true});
    auto const form = render(
        R"html(<form class="stack wide" method="post" action="/steward/welcome">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), field, tr("Put on the list"));
    main += html::row(render("<h2>{}</h2>", tr("One more")), form);
    return {.title = std::string {tr("Who welcomes newcomers")}, .tab = html::Tab::care, .main = std::move(main)};
}

} // namespace stewards
