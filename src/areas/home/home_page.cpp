#include "areas/home/home_page.h"

#include "areas/people/people.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/i18n/reader.h"

namespace home {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

std::string greeting(Today const& today)
{
    auto const hour = platform::civil_in(*platform::reader().zone, today.now).hour;
    if (hour >= 5 && hour < 12) return tr("Good morning, {name}.", {{"name", today.name}});
    if (hour >= 12 && hour < 18) return tr("Good afternoon, {name}.", {{"name", today.name}});
    return tr("Good evening, {name}.", {{"name", today.name}});
}

std::string how_much_waits(std::size_t count)
{
    if (count == 0) return std::string {tr("Nothing waits for you.")};
    return trn("One thing waits for you. Nothing else is urgent.", "{n} things wait for you. Nothing else is urgent.",
        static_cast<std::int64_t>(count));
}

Html waiting_card(Waiting const& waiting, html::Hue hue, bool first)
{
    std::string_view const look = first ? "btn go" : "btn";
    auto const button = waiting.press == Waiting::Press::follows
        ? render(R"html(<a class="{}" href="{}">{}</a>)html", look, waiting.url, waiting.button)
        : render(R"html(<form method="post" action="{}">{}<button class="{}">{}</button></form>)html", waiting.url,
            html::form_tokens(), look, waiting.button);
    return render(
        R"html(<li class="{}"><span class="k">{}</span><div><h3 dir="auto">{}</h3><p class="meta">{}</p></div><div class="btns">{}</div></li>)html",
        html::name_of(hue), html::icon(waiting.sign), waiting.words, waiting.about, button);
}

Html waiting_list(std::vector<Waiting> const& waiting)
{
    Html cards;
    for (std::size_t i = 0; i < waiting.size(); ++i)
        cards += waiting_card(waiting[i], static_cast<html::Hue>(i % 5), i == 0);
    auto const all
        = render(R"html(<p class="quiet gap"><a href="/notices">{}</a></p>)html", tr("Everything that addressed you"));
    return render(R"html(<ul class="wait">{}</ul>{})html", cards, all);
}

Html about_row(std::string_view heading, std::string_view words)
{
    return html::row(render("<h2>{}</h2>", heading), render(R"html(<div class="prose"><p>{}</p></div>)html", words));
}

} // namespace

html::Page front_page(std::string_view network, html::Html const& newest_needs)
{
    auto const opening = render(
        R"html(<div class="stack"><h1>{}</h1><p class="lead">{}</p><div class="btns gap"><a class="btn go" href="/sign-in">{}</a><a class="btn" href="/needs">{}</a></div></div>)html",
        tr("Teachers who try things, and say what happened."),
        tr("Somebody says what is hard in the classroom. Others say “me too”. Then a few of them try a change, and "
           "tell what worked and what did not."),
        tr("Join, or come back in"), tr("Read what teachers need"));
    Html main = html::row(render("<p>{}</p>", network), opening);
    main += html::row(
        render("<h2>{}</h2><p>{}</p>", tr("Needs"), tr("Raised by teachers, the newest first")), newest_needs);
    return {.title = "",
        .description = std::string {tr("A network of teachers: needs, pilots and practices that others can try.")},
        .tab = html::Tab::today,
        .main = std::move(main),
        .card_path = "/"};
}

html::Page today_page(Today const& today)
{
    auto const opening = render(R"html(<h1 dir="auto">{}</h1><p class="lead gap">{}</p>)html", greeting(today),
        how_much_waits(today.waiting_count));
    Html main = html::row(
        render("<p>{}<br>{}</p>", platform::weekday(today.now), platform::day_of_the_year(today.now)), opening);
    if (!today.waiting.empty()) {
        main += html::row(
            render(R"html(<h2 id="waiting">{}</h2>)html", tr("Waiting for you")), waiting_list(today.waiting));
    }
    auto const end
        = render(R"html(<div class="end"><p class="say">{}</p><p class="quiet"><a href="/needs">{}</a></p></div>)html",
            today.newest_count == 0 ? tr("Nothing new since you were here.") : tr("That is everything new."),
            tr("All needs"));
    // The end stands under whatever comes last.
    auto const end_of = [&](bool last) { return last ? std::optional {end} : std::nullopt; };
    bool const near = !today.near.empty();
    bool const circles = !today.circles.empty();
    main += html::row(
        render("<h2>{}</h2>", tr("New since you were here")), render("{}{}", today.newest, end_of(!near && !circles)));
    if (near) {
        auto const raise = render(R"html(<p class="gap"><a href="/needs/new">{}</a></p>)html",
            tr("Raise a need of your own: one sentence is enough."));
        main += html::row(render("<h2>{}</h2><p>{}</p>", tr("Needs near you"), today.near_words),
            render("{}{}{}", today.near, raise, end_of(!circles)));
    }
    if (circles) {
        std::optional<Html> all;
        if (today.more_circles)
            all = render(R"html(<p class="gap"><a href="/circles">{}</a></p>)html", tr("All your circles"));
        main
            += html::row(render("<h2>{}</h2>", tr("Your circles")), render("{}{}{}", today.circles, all, end_of(true)));
    }
    return {.title = std::string {tr("Today")}, .tab = html::Tab::today, .main = std::move(main)};
}

html::Page who_sees_what_page()
{
    Html main = html::row({}, render("<h1>{}</h1>", tr("Who sees what")));
    main += about_row(
        tr("Your e-mail"), tr("Nobody but you, and the administrator of this site. It is never part of a page."));
    main += about_row(tr("Your profile"),
        tr("Each answer has its own audience, which you choose: anyone, members, whoever is in a circle with you, only "
           "you. At the start it is members. Who is not a member sees your name and what you show to anyone, and no "
           "page of yours at all when that is nothing. Stewards see no more of it than other members do."));
    main += about_row(tr("A need"),
        tr("Anyone or members, as its author chose, which stands beside it. A draft is seen by its author alone."));
    main += about_row(tr("“Me too”"),
        tr("Everybody sees the count. What you tell about your class is shown only in groups of five and more. Your "
           "name is shown only if you tick it."));
    main += about_row(tr("A circle"),
        tr("Anyone, the members of the network, or only those in it, as its host chose when it began; its page says "
           "so. What "
           "a private circle says is read by nobody else, stewards neither, unless one of its members reports it."));
    main += html::row(render("<h2>{}</h2>", tr("Places")),
        render(R"html(<p>{}</p>{})html",
            tr("A province or a district, never a school, and only where somebody told it. No map service is asked."),
            people::places_credit()));
    main += about_row(tr("Taking it along, or having it erased"),
        tr("Members find both under “You”. Whoever said “me too” without an account, or may not come in at the moment, "
           "types the code that is mailed to her address, and is offered both."));
    main += about_row(tr("Pupils"), tr("Pupils have no accounts here. Do not write their names; show no faces."));
    return {.title = std::string {tr("Who sees what")},
        .description = std::string {tr("What is shown to whom on this site.")},
        .main = std::move(main)};
}

html::Page accessibility_page()
{
    Html main = html::row({}, render("<h1>{}</h1>", tr("Accessibility")));
    main += about_row(tr("What we promise"),
        tr("Every page works with a keyboard alone, with a screen reader, without scripts, at 320 pixels and at twice "
           "the text size. We test it against WCAG 2.2, level AA."));
    main += about_row(tr("When it does not work"),
        tr("Tell a steward which page it was and what you use. It is mended like any other fault."));
    return {.title = std::string {tr("Accessibility")},
        .description = std::string {tr("How this site is meant to work for everybody.")},
        .main = std::move(main)};
}

} // namespace home
