#include "areas/home/search_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace home {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html pieces(std::vector<platform::SearchPiece> const& pieces)
{
    return html::each(pieces, [](platform::SearchPiece const& piece) {
        return piece.found ? render("<mark>{}</mark>", piece.text) : html::text(piece.text);
    });
}

Html one(FoundThing const& thing)
{
    return render(
        R"html(<li class="item">{}<div><h3 dir="auto"><a href="{}">{}</a></h3><p class="meta"><span dir="auto">{}</span></p></div></li>)html",
        html::icon("need"), thing.url, pieces(thing.hit.title), pieces(thing.hit.snippet));
}

std::string how_many(SearchView const& view)
{
    if (view.more_than_counted) return tr("More than {n} found", {{"n", platform::number(view.count)}});
    return trn("One found", "{n} found", view.count);
}

Html form(SearchView const& view)
{
    auto const field = html::Attributes {}.set("value", view.text).set("aria-label", tr("What are you looking for?"));
    return render(
        R"html(<form class="sform" method="get" action="/search" role="search"><input class="field" type="search" name="q" maxlength="200" autocomplete="off" dir="auto"{}><button class="btn go">{}{}</button></form>)html",
        field, html::icon("search"), tr("Search"));
}

Html nothing()
{
    return html::empty_frame(tr("Nothing found. Fewer words find more, and endings do not matter."),
        render(R"html(<a class="btn" href="/needs">{}</a>)html", tr("Look through all needs")));
}

} // namespace

html::Page search_page(SearchView const& view)
{
    Html found;
    if (!view.text.empty()) {
        found = view.things.empty() ? nothing()
                                    : render(R"html(<ul class="list">{}</ul>)html", html::each(view.things, one));
    }
    if (view.more) {
        auto const next = html::Url {"/search"}.with("q", view.text).with("from", std::to_string(view.offset));
        found += render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html", next, tr("More of them"));
    }
    auto const count = view.text.empty() ? std::string {tr("Needs, so far")} : how_many(view);
    auto const body
        = render(R"html(<div class="stack wide loose"><h1>{}</h1>{}</div>{})html", tr("Search"), form(view), found);
    return {.title = std::string {tr("Search")}, .main = html::row(render("<p>{}</p>", count), body)};
}

} // namespace home
