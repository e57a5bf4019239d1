#include "areas/home/search_page.h"

#include "areas/people/people.h"
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

std::string_view sign_of(std::string_view kind)
{
    return kind == "circle" ? "gather" : kind == "post" ? "reply" : "need";
}

std::string_view words_of(std::string_view kind)
{
    if (kind == "circle") return tr("A circle");
    if (kind == "post") return tr("Said in a circle");
    return tr("A need");
}

Html one(FoundThing const& thing)
{
    auto const words = render(
        R"html(<div><h3 dir="auto"><a href="{}">{}</a></h3><p class="meta"><span>{}</span><span dir="auto">{}</span></p></div>)html",
        thing.url, pieces(thing.hit.title), words_of(thing.hit.kind), pieces(thing.hit.snippet));
    return render(R"html(<li class="item">{}{}</li>)html", html::icon(sign_of(thing.hit.kind)), words);
}

html::Choice choice(std::string_view value, std::string_view label, std::string_view chosen)
{
    return {.value = std::string {value}, .label = std::string {label}, .chosen = value == chosen};
}

Html kind_filter(SearchView const& view)
{
    auto const& chosen = view.filters.kind;
    return html::select({.name = "in", .label = std::string {tr("What")}},
        {choice("", tr("Everything"), chosen), choice("need", tr("Needs"), chosen),
            choice("circle", tr("Circles"), chosen), choice("post", tr("What is said in circles"), chosen)});
}

Html subject_filter(SearchView const& view)
{
    auto subjects = people::subject_choices({view.filters.subject});
    subjects.insert(subjects.begin(), choice("", tr("All subjects"), view.filters.subject));
    return html::select({.name = "subject", .label = std::string {tr("Subject")}}, subjects);
}

Html language_filter(SearchView const& view)
{
    std::vector<html::Choice> all {choice("", tr("All languages"), view.filters.language)};
    for (auto const& language : view.languages)
        all.push_back(choice(language.code, language.endonym, view.filters.language));
    return html::select({.name = "lang", .label = std::string {tr("Language")}}, all);
}

Html year_filter(SearchView const& view)
{
    std::vector<html::Choice> all {choice("", tr("Any time"), view.filters.year)};
    constexpr int years = 5;
    for (int year = view.this_year; year > view.this_year - years; --year)
        all.push_back(choice(std::to_string(year), std::to_string(year), view.filters.year));
    return html::select({.name = "year", .label = std::string {tr("When")}}, all);
}

/// Folded away until one of them is used.
Html filters(SearchView const& view)
{
    auto const& chosen = view.filters;
    bool const used
        = !chosen.kind.empty() || !chosen.subject.empty() || !chosen.language.empty() || !chosen.year.empty();
    std::optional<Html> circle;
    if (!chosen.circle.empty())
        circle = render(R"html(<input type="hidden" name="circle" value="{}">)html", chosen.circle);
    auto const all = render(
        "{}{}{}{}{}", kind_filter(view), subject_filter(view), language_filter(view), year_filter(view), circle);
    return render(R"html(<details{}><summary>{}</summary><div class="fs">{}</div></details>)html",
        html::Attributes {}.flag("open", used), tr("Narrow it down"), all);
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
        R"html(<form class="sform" method="get" action="/search" role="search"><input class="field" type="search" name="q" maxlength="200" autocomplete="off" dir="auto"{}><button class="btn go">{}{}</button>{}</form>)html",
        field, html::icon("search"), tr("Search"), filters(view));
}

html::Url address_of(SearchView const& view)
{
    auto url = html::Url {"/search"}.with("q", view.text);
    auto const add = [&](std::string_view name, std::string const& value) {
        if (!value.empty()) url = url.with(name, value);
    };
    add("in", view.filters.kind);
    add("subject", view.filters.subject);
    add("lang", view.filters.language);
    add("year", view.filters.year);
    add("circle", view.filters.circle);
    return url;
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
        auto const next = address_of(view).with("from", std::to_string(view.offset));
        found += render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html", next, tr("More of them"));
    }
    auto const count
        = view.text.empty() ? std::string {tr("Needs, circles, and what is said in them")} : how_many(view);
    auto const body
        = render(R"html(<div class="stack wide loose"><h1>{}</h1>{}</div>{})html", tr("Search"), form(view), found);
    return {.title = std::string {tr("Search")}, .main = html::row(render("<p>{}</p>", count), body)};
}

} // namespace home
