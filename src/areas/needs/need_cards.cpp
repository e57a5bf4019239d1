#include "areas/needs/need_page.h"

#include "areas/needs/may.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/places.h"

namespace needs {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

void add_me_too(Html& all, base::Actor const& actor, NeedCard const& need, html::Url const& url)
{
    if (need.mine_too) {
        all.add(R"html(<span class="tag mint">{}{}</span>)html", html::icon("check"), tr("You too"));
    } else if (actor.is(need.author)) {
        all.add(R"html(<span class="tag sun">{}</span>)html", tr("Yours"));
    } else if (!actor.person) {
        all.add(
            R"html(<a class="btn s" href="{}">{}{}</a>)html", url.under("me-too"), html::icon("hand"), tr("Me too"));
    } else {
        all.add(R"html(<form method="post" action="{}">{}<button class="btn s">{}{}</button></form>)html",
            url.under("me-too"), html::form_tokens(), html::icon("hand"), tr("Me too"));
    }
}

std::string where_and_what(NeedCard const& need)
{
    auto words = people::subject_words(need.subject);
    if (!need.grade.empty()) (words += ", ") += people::grade_words(need.grade);
    auto const place = need.place ? platform::place_words(*need.place) : std::string {};
    if (!place.empty()) (words += ", ") += place;
    return words;
}

void add_card(Html& all, base::Actor const& actor, NeedCard const& need)
{
    auto const url = html::Url::to({"needs", need.path_name()});
    all.add(R"html(<li class="{}"><p dir="auto"><a href="{}">{}</a></p>)html", html::name_of(html::hue_of(need.title)),
        url, need.title);
    all.add(R"html(<span class="meta"><b>{}</b></span><span class="meta">{}</span><div class="btns">)html",
        need.me_toos == 0 ? std::string {tr("Nobody has said “me too” yet")}
                          : trn("{n} teacher feels this too", "{n} teachers feel this too", need.me_toos),
        where_and_what(need));
    add_me_too(all, actor, need, url);
    all.add("</div></li>");
}

} // namespace

html::Html need_cards(base::Actor const& actor, std::span<NeedCard const> needs)
{
    Html cards;
    cards.add(R"html(<ul class="needs">)html");
    for (auto const& need : needs) add_card(cards, actor, need);
    cards.add("</ul>");
    return cards;
}

namespace {

/// The way back to what she took away, and to what a steward hid.
Html unseen_part(std::vector<Need> const& unseen)
{
    auto const lines = html::each(unseen, [](Need const& need) {
        return render(R"html(<li dir="auto"><a href="{}">{}</a></li>)html", html::Url::to({"needs", need.path_name()}),
            need.title);
    });
    return html::row(
        render("<h2>{}</h2>", tr("Yours, out of sight")), render(R"html(<ul class="dash">{}</ul>)html", lines));
}

} // namespace

html::Page needs_page(base::Actor const& actor, CardList const& list, web::Fields const& wish)
{
    auto subjects = people::subject_choices({std::string {wish.sent("subject")}});
    subjects.insert(subjects.begin(), {.value = "", .label = std::string {tr("All subjects")}});
    auto grades = people::grade_choices({std::string {wish.sent("grade")}});
    grades.insert(grades.begin(), {.value = "", .label = std::string {tr("All grades")}});
    auto const filters = render(
        R"html(<form class="fs" method="get" action="/needs">{}{}<div class="q"><button class="btn">{}</button></div></form>)html",
        html::select({.name = "subject", .label = std::string {tr("Subject")}}, subjects),
        html::select({.name = "grade", .label = std::string {tr("Grade")}}, grades), tr("Show"));
    std::optional<Html> more;
    if (list.more) {
        auto const next = html::Url {"/needs"}
                              .with("subject", wish.sent("subject"))
                              .with("grade", wish.sent("grade"))
                              .with("before", list.needs.back().id.text());
        more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html", next, tr("Older needs"));
    }
    auto const raise
        = render(R"html(<a class="btn go" href="/needs/new">{}{}</a>)html", html::icon("pen"), tr("Raise a need"));
    auto const cards = list.needs.empty()
        ? html::empty_frame(tr("No need of this kind yet. Be the first to say it."), raise)
        : need_cards(actor, list.needs);
    auto const opening
        = render(R"html(<div class="stack"><h1>{}</h1><p class="lead">{}</p>{}</div>)html", tr("What classrooms need"),
            tr("One sentence each, from teachers. If one is yours too, say so: that is how a circle begins."),
            list.needs.empty() ? Html {} : raise);
    Html main = html::row({}, opening);
    main += html::row(render("<h2>{}</h2>", tr("Needs")), render("{}{}{}", filters, cards, more));
    if (!list.unseen.empty()) main += unseen_part(list.unseen);
    return {.title = std::string {tr("Needs")},
        .description = std::string {tr("What teachers say their classrooms need.")},
        .tab = html::Tab::needs,
        .main = std::move(main),
        .card_path = "/needs"};
}

} // namespace needs
