#include "areas/circles/circle_page.h"
#include "html/pieces.h"
#include "html/words.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html standing_tag(Standing standing)
{
    switch (standing) {
    case Standing::host:
        return render(R"html(<span class="tag mint">{}</span>)html", tr("You are its host"));
    case Standing::member:
        return render(R"html(<span class="tag mint">{}</span>)html", tr("You are in it"));
    case Standing::invited:
        return render(R"html(<span class="tag sun">{}</span>)html", tr("You are asked in"));
    case Standing::asks:
        return render(R"html(<span class="tag sun">{}</span>)html", tr("You asked to be let in"));
    case Standing::none:
    case Standing::left:
    case Standing::out:
        break;
    }
    return {};
}

void add_card(Html& all, CircleCard const& circle)
{
    all.add(
        R"html(<li class="item">{}<div><h3><a href="{}" dir="auto">{}</a></h3><p class="q small" dir="auto">{}</p><p class="meta">)html",
        html::ornament(ornament_name_of(circle.name, circle.salt), "z3"), html::Url::to({"circles", circle.slug}),
        circle.name, circle.purpose);
    all.add("<span>{}</span>", trn("{n} teacher", "{n} teachers", circle.members));
    if (!circle.subject.empty()) all.add("<span>{}</span>", people::subject_words(circle.subject));
    if (!circle.grade.empty()) all.add("<span>{}</span>", people::grade_words(circle.grade));
    all += standing_tag(circle.standing);
    all.add("</p></div></li>");
}

std::vector<CircleCard> cards_of(std::span<Listed const> listed)
{
    std::vector<CircleCard> cards;
    for (auto const& [circle, members, standing] : listed) {
        cards.push_back({.id = circle.id,
            .slug = circle.slug,
            .name = circle.name,
            .purpose = circle.purpose,
            .subject = circle.subject,
            .grade = circle.grade,
            .salt = circle.salt,
            .members = members,
            .standing = standing});
    }
    return cards;
}

Html filters_of(web::Fields const& wish)
{
    auto subjects = people::subject_choices({std::string {wish.sent("subject")}});
    subjects.insert(subjects.begin(), {.value = "", .label = std::string {tr("All subjects")}});
    auto grades = people::grade_choices({std::string {wish.sent("grade")}});
    grades.insert(grades.begin(), {.value = "", .label = std::string {tr("All grades")}});
    return render(
        R"html(<form class="fs" method="get" action="/circles">{}{}<div class="q"><button class="btn">{}</button></div></form>)html",
        html::select({.name = "subject", .label = std::string {tr("Subject")}}, subjects),
        html::select({.name = "grade", .label = std::string {tr("Grade")}}, grades), tr("Show"));
}

Html older(CircleList const& list, web::Fields const& wish)
{
    auto const next = html::Url {"/circles"}
                          .with("subject", wish.sent("subject"))
                          .with("grade", wish.sent("grade"))
                          .with("looking", wish.sent("looking"))
                          .with("before", list.others.back().circle.id.text());
    return render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html", next, tr("Older circles"));
}

/// On the first page of all circles: a few of those that look for a host, and the way to the others.
Html looking_row(CircleList const& list)
{
    return html::row(
        render("<h2>{}</h2><p>{}</p>", tr("Looking for a host"), tr("Quiet for a while, and worth keeping")),
        render(R"html({}<p class="gap"><a href="{}">{}</a></p>)html", circle_cards(cards_of(list.looking)),
            html::Url {"/circles"}.with("looking", "yes"), tr("All that look for a host")));
}

html::Page looking_page(CircleList const& list, web::Fields const& wish)
{
    auto const cards = list.others.empty() ? html::empty_frame(tr("No circle looks for a host. That is good news."),
                           render(R"html(<a class="btn" href="/circles">{}</a>)html", tr("All circles")))
                                           : circle_cards(cards_of(list.others));
    std::optional<Html> more;
    if (list.more) more = older(list, wish);
    auto const head = render(R"html(<div class="stack"><h1>{}</h1><p class="lead">{}</p></div>)html",
        tr("Circles that look for a host"),
        tr("They have been quiet, and their hosts have not answered. Whoever takes one over keeps what was said in "
           "it."));
    auto main = html::row({}, head);
    main += html::row(
        render(R"html(<p><a href="/circles">{}</a></p>)html", tr("All circles")), render("{}{}", cards, more));
    return {
        .title = std::string {tr("Circles that look for a host")}, .tab = html::Tab::circles, .main = std::move(main)};
}

} // namespace

html::Html circle_cards(std::span<CircleCard const> circles)
{
    Html cards;
    cards.add(R"html(<ul class="list">)html");
    for (auto const& circle : circles) add_card(cards, circle);
    cards.add("</ul>");
    return cards;
}

html::Page circles_page(base::Actor const& actor, CircleList const& list, web::Fields const& wish)
{
    std::optional<Html> start;
    if (actor.is_member()) {
        start = render(R"html(<div class="btns"><a class="btn go" href="/circles/new">{}{}</a></div>)html",
            html::icon("pen"), tr("Start a circle"));
    }
    auto const activities = render(R"html(<p><a href="/activities">{}</a></p>)html",
        tr("What can a circle do in an hour? Activities with steps and minutes"));
    Html main = html::row({},
        render(R"html(<div class="stack"><h1>{}</h1><p class="lead">{}</p>{}{}</div>)html", tr("Circles"),
            tr("A few teachers around one question, for as long as it lasts."), start, activities));
    if (!list.mine.empty()) main += html::row(render("<h2>{}</h2>", tr("Yours")), circle_cards(list.mine));
    bool const looking = !wish.sent("looking").empty();
    if (looking) return looking_page(list, wish);
    if (!list.looking.empty()) main += looking_row(list);
    auto const others = list.others.empty()
        ? html::empty_frame(tr("No circle of this kind yet. Four people and a date make one."), Html {})
        : circle_cards(cards_of(list.others));
    std::optional<Html> more;
    if (list.more) more = older(list, wish);
    main += html::row(render("<h2>{}</h2><p>{}</p>", tr("All circles"), tr("The newest first")),
        render("{}{}{}", filters_of(wish), others, more));
    return {.title = std::string {tr("Circles")},
        .description = std::string {tr("Circles of teachers around one question.")},
        .tab = html::Tab::circles,
        .main = std::move(main),
        .card_path = "/circles"};
}

} // namespace circles
