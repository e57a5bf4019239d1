#include "areas/needs/alike_page.h"

#include "areas/needs/may.h"
#include "html/pieces.h"
#include "html/words.h"

namespace needs {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

std::string form_id(Need const& need)
{
    return "mine-too-" + need.id.text();
}

Html mine_too(base::Actor const& actor, Listed const& listed)
{
    auto const& need = listed.need;
    if (actor.is(need.author)) return render(R"html(<span class="tag sun">{}</span>)html", tr("Yours"));
    if (listed.mine_too) {
        return render(R"html(<span class="tag mint">{}{}</span>)html", html::icon("check"), tr("You said “me too”"));
    }
    return render(R"html(<button class="btn s" form="{}">{}{}</button>)html", form_id(need), html::icon("hand"),
        tr("That is mine too"));
}

Html one_alike(base::Actor const& actor, Listed const& listed)
{
    auto const& need = listed.need;
    auto words = people::subject_words(need.subject);
    if (!need.grade.empty()) (words += ", ") += people::grade_words(need.grade);
    auto const count = listed.me_toos == 0
        ? std::string {tr("Nobody has said “me too” yet")}
        : trn("{n} teacher feels this too", "{n} teachers feel this too", listed.me_toos);
    return render(R"html(<li class="{}"><p dir="auto"><a href="{}">{}</a></p>{}<div class="btns">{}</div></li>)html",
        html::name_of(html::hue_of(need.title)), html::Url::to({"needs", need.path_name()}), need.title,
        render(R"html(<span class="meta"><b>{}</b></span><span class="meta">{}</span>)html", count, words),
        mine_too(actor, listed));
}

Html seen_mark(Alike const& alike)
{
    if (alike.mark.empty()) return {};
    return render(R"html(<input type="hidden" name="once_alike" value="{}">)html", alike.mark);
}

std::string_view words_of_kind(std::string_view kind)
{
    return kind == "circle" ? tr("A circle") : tr("Said in a circle");
}

/// Where somebody works on the same already.
Html elsewhere(Alike const& alike)
{
    if (alike.elsewhere.empty()) return {};
    auto const lines = html::each(alike.elsewhere, [](NearThing const& thing) {
        return render(
            R"html(<li class="item">{}<div><h3 dir="auto"><a href="{}">{}</a></h3><p class="meta">{}</p></div></li>)html",
            html::icon(thing.kind == "circle" ? "gather" : "reply"), thing.url, thing.title, words_of_kind(thing.kind));
    });
    return render(R"html(<div class="callout mint stack"><p><b>{}</b></p><ul class="list">{}</ul></div>)html",
        tr("Others work on something near already."), lines);
}

Html filled(base::Actor const& actor, Alike const& alike)
{
    if (alike.list.needs.empty()) return render("{}{}", elsewhere(alike), seen_mark(alike));
    auto const words = alike.asked
        ? tr("These look alike. Is one of them yours? Nothing is lost: what you wrote stands here.")
        : tr("Is one of these yours? Many voices for one need count for more.");
    std::optional<Html> all_the_same;
    if (alike.asked) {
        all_the_same = render(
            R"html(<div class="btns"><button class="btn">{}</button></div>)html", tr("No, raise it all the same"));
    }
    auto const cards = html::each(alike.list.needs, [&](Listed const& listed) { return one_alike(actor, listed); });
    return render(R"html(<div class="callout sky stack"><p><b>{}</b></p><ul class="needs">{}</ul>{}{}</div>{})html",
        words, cards, all_the_same, seen_mark(alike), elsewhere(alike));
}

} // namespace

html::Html alike_region(base::Actor const& actor, Alike const& alike)
{
    return render(
        R"html(<div class="q w" aria-live="polite" hx-get="/needs/alike" hx-trigger="input changed delay:500ms from:#title" hx-include="#title" hx-sync="this:replace">{}</div>)html",
        filled(actor, alike));
}

html::Html alike_forms(Alike const& alike, FormsAre forms)
{
    auto const each = html::each(alike.list.needs, [](Listed const& listed) {
        return render(R"html(<form id="{}" method="post" action="{}">{}</form>)html", form_id(listed.need),
            html::Url::to({"needs", listed.need.path_name(), "me-too"}), html::form_tokens());
    });
    html::Attributes attributes;
    if (forms == FormsAre::sent_after) attributes.set("hx-swap-oob", "true");
    return render(R"html(<div id="alike-forms"{}>{}</div>)html", attributes, each);
}

html::Html alike_piece(base::Actor const& actor, Alike const& alike)
{
    return render("{}{}", filled(actor, alike), alike_forms(alike, FormsAre::sent_after));
}

} // namespace needs
