#include "html/page.h"

#include "html/assets.h"
#include "html/pieces.h"
#include "html/words.h"

namespace html {

namespace {

struct Place {
    Tab tab;
    Url url;
    std::string_view sign;
    Phrase words;
};

Html link_to(Place const& place, Tab current, bool with_sign)
{
    Attributes attributes;
    if (place.tab == current && current != Tab::none) attributes.set("aria-current", "page");
    std::optional<Html> sign;
    if (with_sign) sign = icon(place.sign);
    return render(R"html(<a href="{}"{}>{}<span>{}</span></a>)html", place.url, attributes, sign, tr(place.words));
}

Html brand(Shell const& shell)
{
    return render(
        R"html(<a class="brand" href="/"><svg viewBox="0 0 32 32" aria-hidden="true"><path class="bow" d="M1.5 26.4h29M5.5 26.4a10.5 10.5 0 0 1 21 0M11 26.4a5 5 0 0 1 10 0"/><circle class="sun" cx="16" cy="7.3" r="3.1"/></svg><span>{}</span></a>)html",
        shell.network_name);
}

Html tools(Shell const& shell)
{
    auto const search = render(
        R"html(<a class="icon" href="/search">{}<span class="vh">{}</span></a>)html", icon("search"), tr("Search"));
    if (!shell.person) {
        return render(
            R"html(<div class="tools">{}<a class="btn s" href="/sign-in">{}</a></div>)html", search, tr("Sign in"));
    }
    std::optional<Html> count;
    if (shell.person->waiting > 0) count = render(R"html(<i aria-hidden="true">{}</i>)html", shell.person->waiting);
    auto const bell = render(R"html(<a class="icon" href="/#waiting">{}{}<span class="vh">{}</span></a>)html",
        icon("bell"), count, trn("One thing waits for you", "{n} things wait for you", shell.person->waiting));
    auto const write
        = render(R"html(<a class="btn go s wide" href="/needs/new">{}{}</a>)html", icon("pen"), tr("Raise a need"));
    auto const me = render(R"html(<a class="icon me" href="/you">{}<span class="vh">{}</span></a>)html",
        initials(shell.person->name, "z2"), tr("Your page, {name}", {{"name", shell.person->name}}));
    return render(R"html(<div class="tools">{}{}{}{}</div>)html", search, bell, write, me);
}

Html header(Shell const& shell, Page const& page)
{
    std::vector<Place> places {{Tab::today, "/", "today", Phrase("Today")},
        {Tab::needs, "/needs", "need", Phrase("Needs")}, {Tab::circles, "/circles", "gather", Phrase("Circles")},
        {Tab::people, "/people", "you", Phrase("People")}};
    if (shell.person && shell.person->steward) places.push_back({Tab::care, "/steward", "check", Phrase("Care")});
    auto const nav = page.focus ? Html {}
                                : render(R"html(<nav class="nav" aria-label="{}">{}</nav>)html", tr("Main"),
                                    each(places, [&](Place const& place) { return link_to(place, page.tab, false); }));
    auto const& name = page.ornament.empty() ? shell.network_name : page.ornament;
    return render(R"html(<header class="top"><div class="wrap">{}{}{}</div>{}</header>)html", brand(shell), nav,
        page.focus ? Html {} : tools(shell), ornament_band(name));
}

Html bottom_bar(Shell const& shell, Page const& page)
{
    std::vector<Place> places {
        {Tab::today, "/", "today", Phrase("Today")}, {Tab::needs, "/needs", "need", Phrase("Needs")}};
    if (shell.person) {
        places.push_back({Tab::circles, "/circles", "gather", Phrase("Circles")});
        places.push_back({Tab::write, "/needs/new", "pen", Phrase("Write")});
        places.push_back({Tab::you, "/you", "lock", Phrase("You")});
    } else {
        places.push_back({Tab::circles, "/circles", "gather", Phrase("Circles")});
        places.push_back({Tab::none, "/search", "search", Phrase("Search")});
        places.push_back({Tab::you, "/sign-in", "you", Phrase("Sign in")});
    }
    return render(R"html(<nav class="tabs" aria-label="{}">{}</nav>)html", tr("Main, bottom"),
        each(places, [&](Place const& place) { return link_to(place, page.tab, true); }));
}

/// Nothing outside a request: its form would lead back to no page.
Html display_choices(Shell const& shell)
{
    if (shell.path.empty()) return {};
    auto const languages = each(shell.languages, [&](Shell::Language const& language) {
        Attributes attributes;
        attributes.set("value", language.code).set("lang", language.code);
        if (language.code == shell.language) attributes.set("aria-current", "true");
        return render(R"html(<button class="link" name="language"{}>{}</button>)html", attributes, language.endonym);
    });
    auto const theme = shell.theme == "dark" ? "light" : "dark";
    return render(
        R"html(<form method="post" action="/display">{}<input type="hidden" name="back" value="{}">{}<button class="link" name="theme" value="{}">{}</button></form>)html",
        form_tokens(), shell.path, languages, theme, shell.theme == "dark" ? tr("Paper by day") : tr("Board by night"));
}

Html footer(Shell const& shell)
{
    std::optional<Html> example;
    if (shell.example)
        example = render(R"html(<span>{}</span>)html", tr("Example network: everybody here is invented."));
    return render(
        R"html(<footer class="foot"><div class="wrap"><span>{}</span><a href="/who-sees-what">{}</a><a href="/accessibility">{}</a>{}{}</div></footer>)html",
        tr("{network} is run by its members on Groundswell, free software.", {{"network", shell.network_name}}),
        tr("Who sees what"), tr("Accessibility"), display_choices(shell), example);
}

Html card_image(Shell const& shell, CardImage const& image)
{
    return render(
        R"html(<meta property="og:image" content="{}"><meta property="og:image:width" content="{}"><meta property="og:image:height" content="{}"><meta property="og:image:alt" content="{}">)html",
        shell.public_url + image.path, image.width, image.height, image.alt);
}

Html card(Shell const& shell, Page const& page)
{
    if (page.card_path.empty()) return {};
    auto card = render(
        R"html(<meta property="og:title" content="{}"><meta property="og:description" content="{}"><meta property="og:type" content="article"><meta property="og:site_name" content="{}"><meta property="og:url" content="{}">)html",
        page.title, page.description, shell.network_name, shell.public_url + page.card_path);
    if (page.card_image) card += card_image(shell, *page.card_image);
    return card;
}

/// A page of ours that says no is no piece to be put into another one, and indicators would bring styles of their own.
constexpr std::string_view lively_settings
    = R"({"noSwap":["204","304","4xx","5xx"],"includeIndicatorCSS":false,"historyCache":{"disable":true}})";

/// The only place where a script is named: files of ours, never inline, never needed.
Html scripts(Page const& page)
{
    auto const script = [](std::string_view name) {
        return "<script defer src=\"" + std::string {asset(name).text()} + "\"></script>";
    };
    auto const named = Html::trusted((page.lively ? script("htmx.js") : std::string {}) + script("island.js"));
    if (!page.lively) return named;
    return render(R"html(<meta name="htmx-config" content="{}">{})html", lively_settings, named);
}

Html head(Shell const& shell, Page const& page)
{
    auto const title = page.title.empty() ? shell.network_name : page.title + " · " + shell.network_name;
    auto const style = asset(shell.save_data ? "groundswell-plain.css" : "groundswell.css");
    auto const links
        = render(R"html(<link rel="stylesheet" href="{}"><link rel="icon" type="image/svg+xml" href="{}">{})html",
            style, asset("mark.svg"), scripts(page));
    return render(
        R"html(<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>{}</title><meta name="description" content="{}">{}<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfbf6"><meta name="theme-color" media="(prefers-color-scheme: dark)" content="#13241c">{}</head>)html",
        title, page.description, card(shell, page), links);
}

Html body(Shell const& shell, Page const& page)
{
    auto const main
        = render(R"html(<main id="main" tabindex="-1"><div class="wrap leaf">{}</div></main>)html", page.main);
    std::optional<Html> bar;
    if (!page.focus) bar = bottom_bar(shell, page);
    return render(R"html(<body class="{}"><a class="skip" href="#main">{}</a>{}{}{}{}</body>)html",
        page.focus         ? "focus"
            : shell.person ? "member"
                           : "stranger",
        tr("Skip to the page"), header(shell, page), main, footer(shell), bar);
}

} // namespace

std::string document(Shell const& shell, Page const& page)
{
    Attributes attributes;
    attributes.set("lang", shell.language).set("dir", shell.right_to_left ? "rtl" : "ltr");
    if (shell.theme == "light" || shell.theme == "dark") attributes.set("data-theme", shell.theme);
    // The type declaration is no element, so it is joined here and not read by render().
    return "<!doctype html>" + render("<html{}>{}{}</html>", attributes, head(shell, page), body(shell, page)).text();
}

Html row(Html const& note, Html const& body)
{
    return render(
        R"html(<section class="row"><div class="note">{}</div><div class="body">{}</div></section>)html", note, body);
}

namespace {

Html tokens_to_fill()
{
    std::string markup = "<input type=\"hidden\" name=\"csrf\" value=\"";
    markup.append(1, token_mark).append(token_length - 1, '0');
    markup += "\"><input type=\"hidden\" name=\"once\" value=\"";
    markup.append(1, once_mark).append(once_length - 1, '0');
    markup += "\">";
    return Html::trusted(std::move(markup));
}

} // namespace

Html const& form_tokens()
{
    static auto const tokens = tokens_to_fill();
    return tokens;
}

} // namespace html
