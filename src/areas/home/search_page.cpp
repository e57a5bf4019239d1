#include "areas/home/search_page.h"

#include "areas/circles/circles.h"
#include "areas/people/people.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/i18n/places.h"

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
    if (kind == "person") return "you";
    return kind == "circle" ? "gather" : kind == "post" ? "reply" : "need";
}

std::string_view words_of(std::string_view kind)
{
    if (kind == "circle") return tr("A circle");
    if (kind == "person") return tr("A member");
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
    std::vector<html::Choice> all {choice("", tr("Everything"), chosen), choice("need", tr("Needs"), chosen),
        choice("circle", tr("Circles"), chosen), choice("post", tr("All that is said in circles"), chosen)};
    for (auto const name : circles::talks.names)
        all.push_back(choice(name, circles::words_of(*circles::talks.named(name)), chosen));
    if (view.member) all.push_back(choice("person", tr("Members"), chosen));
    return html::select({.name = "in", .label = std::string {tr("What")}}, all);
}

/// A filter whose first answer is all of them.
Html filter(std::string_view name, std::string_view label, std::string_view all_of_them, std::string const& chosen,
    std::vector<html::Choice> choices)
{
    choices.insert(choices.begin(), choice("", all_of_them, chosen));
    return html::select({.name = std::string {name}, .label = std::string {label}}, choices);
}

std::optional<Html> circle_filter(SearchView const& view)
{
    if (view.circles.empty()) return std::nullopt;
    std::vector<html::Choice> circles;
    for (auto const& circle : view.circles) circles.push_back(choice(circle.id, circle.name, view.filters.circle));
    return filter("circle", tr("Circle"), tr("All circles"), view.filters.circle, std::move(circles));
}

Html place_filter(SearchView const& view)
{
    std::vector<html::Choice> provinces;
    for (auto const& province : platform::gazetteer().provinces(view.country, html::spoken_language())) {
        provinces.push_back(choice(std::to_string(province.id.value),
            platform::gazetteer().name_in(html::spoken_language(), province), view.filters.place));
    }
    return filter("place", tr("Province"), tr("Anywhere"), view.filters.place, std::move(provinces));
}

Html language_filter(SearchView const& view)
{
    std::vector<html::Choice> languages;
    for (auto const& language : view.languages)
        languages.push_back(choice(language.code, language.endonym, view.filters.language));
    return filter("lang", tr("Language"), tr("All languages"), view.filters.language, std::move(languages));
}

Html year_filter(SearchView const& view)
{
    std::vector<html::Choice> years;
    constexpr int most_years = 5;
    for (int year = view.this_year; year > view.this_year - most_years; --year)
        years.push_back(choice(std::to_string(year), std::to_string(year), view.filters.year));
    return filter("year", tr("When"), tr("Any time"), view.filters.year, std::move(years));
}

/// Folded away until one of them is used.
Html filters(SearchView const& view)
{
    auto const& chosen = view.filters;
    bool const used = chosen != SearchFilters {.exact = chosen.exact};
    Html all = kind_filter(view);
    all += filter(
        "subject", tr("Subject"), tr("All subjects"), chosen.subject, people::subject_choices({chosen.subject}));
    all += filter("grade", tr("Grade"), tr("All grades"), chosen.grade, people::grade_choices({chosen.grade}));
    if (auto circle = circle_filter(view)) all += *circle;
    all += place_filter(view);
    all += language_filter(view);
    all += year_filter(view);
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

std::string words_before(SearchView const& view)
{
    if (view.member) return std::string {tr("Needs, circles, what is said in them, and members")};
    return std::string {tr("Needs, circles, and what is said in them")};
}

html::Url address_of(SearchView const& view)
{
    auto url = html::Url {"/search"}.with("q", view.text);
    auto const add = [&](std::string_view name, std::string const& value) {
        if (!value.empty()) url = url.with(name, value);
    };
    add("in", view.filters.kind);
    add("subject", view.filters.subject);
    add("grade", view.filters.grade);
    add("place", view.filters.place);
    add("lang", view.filters.language);
    add("year", view.filters.year);
    add("circle", view.filters.circle);
    if (view.filters.exact) url = url.with("exact", "yes");
    return url;
}

/// That more was looked for than was typed, and how to have only that.
Html about_guesses(SearchView const& view)
{
    if (view.filters.exact) {
        auto any = view;
        any.filters.exact = false;
        return render(R"html(<p class="small">{} <a href="{}">{}</a></p>)html", tr("Only exactly these words."),
            address_of(any), tr("Similar words too"));
    }
    if (!view.guessed) return {};
    auto only = view;
    only.filters.exact = true;
    return render(R"html(<p class="small">{} <a href="{}" dir="auto">{}</a></p>)html",
        tr("With words that look like yours, too."), address_of(only),
        tr("Only exactly “{words}”", {{"words", view.text}}));
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
    auto const count = view.text.empty() ? words_before(view) : how_many(view);
    auto const guesses = view.text.empty() ? Html {} : about_guesses(view);
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1>{}{}</div>{})html", tr("Search"), form(view), guesses, found);
    return {.title = std::string {tr("Search")}, .main = html::row(render("<p>{}</p>", count), body)};
}

} // namespace home
