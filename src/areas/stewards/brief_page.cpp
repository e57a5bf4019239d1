#include "areas/stewards/read_brief.h"
#include "areas/stewards/welcome/keep_welcomers.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace stewards {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html waiting_card(Unanswered const& one, bool first, base::Time now)
{
    auto const when = one.need.opened_at ? platform::ago(*one.need.opened_at, now) : std::string {};
    auto const words
        = render(R"html(<h3 dir="auto">{}</h3><p class="meta"><span dir="auto">{}</span><span>{}</span></p>)html",
            tr("“{title}” has had no answer", {{"title", one.need.title}}), one.author, when);
    return render(
        R"html(<li class="sun"><span>{}</span><div>{}</div><div class="btns"><a class="{}" href="{}">{}</a></div></li>)html",
        html::icon("need"), words, first ? "btn go" : "btn", html::Url::to({"needs", one.need.path_name()}),
        tr("Write, or ask somebody who can"));
}

Html unwelcomed_card(Unwelcomed const& one, base::Time now)
{
    return render(
        R"html(<li class="sun"><span>{}</span><div><h3 dir="auto">{}</h3><p class="meta"><span dir="auto">{}</span><span>{}</span></p></div><div class="btns"><a class="btn" href="{}">{}</a></div></li>)html",
        html::icon("hand"), tr("Nobody has answered the first words in “{title}”", {{"title", one.title}}), one.author,
        platform::ago(one.posted_at, now), one.place, tr("Write, or ask somebody who can"));
}

Html reports_card(std::int64_t waiting)
{
    return render(
        R"html(<li class="rose"><span>{}</span><div><h3>{}</h3></div><div class="btns"><a class="btn go" href="/steward/reports">{}</a></div></li>)html",
        html::icon("flag"), trn("One report waits", "{n} reports wait", waiting), tr("Look at it"));
}

Html alone_card(circles::LeftAlone const& one, base::Time now)
{
    bool const looking = one.life.looks_for_host();
    auto const since = looking || one.life.ending != circles::EndStage::listed ? one.life.quiet_since
                                                                               : one.circle.ends_at.value_or(now);
    auto const words = looking ? tr("“{circle}” looks for a host", {{"circle", one.circle.name}})
                               : tr("“{circle}” is over, and its hosts say nothing", {{"circle", one.circle.name}});
    return render(
        R"html(<li class="clay"><span>{}</span><div><h3 dir="auto">{}</h3><p class="meta">{}</p></div><div class="btns"><a class="btn" href="{}">{}</a></div></li>)html",
        html::icon("circle"), words, platform::ago(since, now), html::Url::to({"circles", one.circle.slug}),
        looking ? tr("Look at it, and ask somebody") : tr("Write to them, or close it"));
}

Html opinions_card(std::int64_t asked)
{
    return render(
        R"html(<li class="sky"><span>{}</span><div><h3>{}</h3></div><div class="btns"><a class="btn" href="/steward/reports">{}</a></div></li>)html",
        html::icon("flag"),
        trn("Another steward asks for your opinion", "Other stewards ask for your opinion {n} times", asked),
        tr("Read it"));
}

Html appeals_card(std::int64_t waiting)
{
    return render(
        R"html(<li class="rose"><span>{}</span><div><h3>{}</h3></div><div class="btns"><a class="btn" href="/steward/appeals">{}</a></div></li>)html",
        html::icon("flag"), trn("One appeal waits", "{n} appeals wait", waiting), tr("Read it"));
}

Html heard_card(std::string const& name)
{
    return render(
        R"html(<li class="rose"><span>{}</span><div><h3 dir="auto">{}</h3></div><div class="btns"><a class="btn" href="{}">{}</a></div></li>)html",
        html::icon("you"), tr("{name} says her side of the suspension", {{"name", name}}),
        html::Url {"/steward/members"}.with("q", name), tr("Read it"));
}

} // namespace

html::Page brief_page(Brief const& brief, std::string_view name)
{
    auto const count = static_cast<std::int64_t>(
                           brief.unanswered.size() + brief.unwelcomed.size() + brief.heard.size() + brief.alone.size())
        + (brief.reports > 0 ? 1 : 0) + (brief.opinions > 0 ? 1 : 0) + (brief.appeals > 0 ? 1 : 0);
    auto const title = count == 0 ? tr("Nothing needs a person today, {name}.", {{"name", name}})
                                  : trn("One thing needs a person.", "{n} things need a person.", count);
    auto const mail = render(R"html(<a class="btn" href="/steward/mail">{}</a>)html", tr("Mail"));
    auto const places = render(
        R"html(<a class="btn" href="/steward/members">{}</a><a class="btn" href="/invitations">{}</a><a class="btn" href="/steward/sheet">{}</a><a class="btn" href="/steward/reports">{}</a><a class="btn" href="/people/ways-back">{}</a><a class="btn" href="/steward/settings">{}</a>)html",
        tr("Members"), tr("Invite colleagues"), tr("A sheet for the staff room"), tr("Reports"),
        tr("Somebody lost her mailbox"), tr("Settings"));
    auto const links = render(R"html(<div class="btns gap2">{}{}</div>)html", places, mail);
    Html main = html::row(
        render("<p>{}<br>{}</p>", tr("Care"), platform::day(brief.now)), render("<h1>{}</h1>{}", title, links));
    if (count > 0) {
        Html cards = brief.reports > 0 ? reports_card(brief.reports) : Html {};
        if (brief.opinions > 0) cards += opinions_card(brief.opinions);
        if (brief.appeals > 0) cards += appeals_card(brief.appeals);
        for (auto const& name : brief.heard) cards += heard_card(name);
        for (auto const& one : brief.unanswered) cards += waiting_card(one, cards.empty(), brief.now);
        for (auto const& one : brief.unwelcomed) cards += unwelcomed_card(one, brief.now);
        for (auto const& one : brief.alone) cards += alone_card(one, brief.now);
        main += html::row(
            render("<h2>{}</h2><p>{}</p>", tr("Need a person"), tr("For two days or longer, oldest first")),
            render(R"html(<ol class="wait">{}</ol><p class="gap quiet">{}</p>)html", cards,
                tr("That is the brief. Nothing else is urgent.")));
    }
    main += html::row(render("<h2>{}</h2>", tr("Newcomers")),
        render(R"html(<p>{}</p><p><a href="/steward/welcome">{}</a></p>)html", rate_words(brief.welcomes),
            tr("Who welcomes newcomers")));
    return {.title = std::string {tr("Care")}, .tab = html::Tab::care, .main = std::move(main)};
}

} // namespace stewards
