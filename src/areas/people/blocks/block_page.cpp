#include "areas/people/blocks/block_page.h"

#include "html/pieces.h"
#include "html/words.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

Html unblock_button(Person const& person)
{
    return render(R"html(<form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
        html::Url::to({"people", person.slug, "block", "undo"}), html::form_tokens(), tr("Unblock"));
}

Html row_of(Person const& person)
{
    return render(
        R"html(<li><i class="sky">{}</i><div><b><a href="{}" dir="auto">{}</a></b></div><div>{}</div></li>)html",
        html::icon("close"), html::Url::to({"people", person.slug}), person.name, unblock_button(person));
}

} // namespace

html::Html keep_away_buttons(Person const& person, bool blocked)
{
    auto const report = render(R"html(<a class="btn s" href="{}">{}{}</a>)html",
        html::Url {"/reports/new"}.with("kind", "person").with("id", person.id.text()), html::icon("flag"),
        tr("Report to a steward"));
    auto const block = blocked
        ? unblock_button(person)
        : render(R"html(<form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
            html::Url::to({"people", person.slug, "block"}), html::form_tokens(), tr("Block"));
    return render(R"html(<div class="btns gap2">{}{}</div><p class="small quiet">{}</p>)html", block, report,
        blocked ? tr("You have blocked this person: what she writes is folded away for you. She is not told.")
                : tr("Blocking folds away what this person writes, for you alone. Nobody is told."));
}

html::Page blocked_page(std::vector<Person> const& blocked)
{
    auto const list = blocked.empty()
        ? render("<p class=\"quiet\">{}</p>", tr("Nobody. On a person's page you can block her; nobody is told."))
        : render(R"html(<ul class="oks gap2">{}</ul>)html", html::each(blocked, row_of));
    return {.title = std::string {tr("Whom you have blocked")},
        .tab = html::Tab::you,
        .main = html::row(
            render("<p>{}</p>", tr("Only you see this.")), render("<h1>{}</h1>{}", tr("Whom you have blocked"), list))};
}

} // namespace people
