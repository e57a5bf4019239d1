#include "areas/circles/activities/activity_page.h"

#include "areas/circles/activities/may.h"
#include "areas/circles/activities/run_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

std::string people_words(Outline const& outline)
{
    if (outline.fewest == 0 && outline.most == 0) return {};
    if (outline.most == 0) return trn("{n} person or more", "{n} people or more", outline.fewest);
    return tr("{fewest} to {most} people",
        {{"fewest", platform::number(std::max<std::int64_t>(1, outline.fewest))},
            {"most", platform::number(outline.most)}});
}

Html outline_card(Outline const& outline, html::Url const& url, html::Hue hue)
{
    return render(
        R"html(<li class="{}"><h3><a href="{}" dir="auto">{}</a></h3><p class="small" dir="auto">{}</p>{}</li>)html",
        html::name_of(hue), url, outline.name, outline.purpose, outline_facts(outline));
}

Html step_item(OutlineStep const& step)
{
    return render(
        R"html(<li><h3 dir="auto">{}</h3><span class="t">{}</span><p class="lines" dir="auto">{}</p></li>)html",
        step.title, trn("{n} min", "{n} min", step.minutes), step.words);
}

Html role_line(OutlineRole const& role)
{
    return render(R"html(<div><dt dir="auto">{}</dt><dd dir="auto">{}</dd></div>)html", role.name, role.words);
}

Html run_item(ActivityList const& list, Run const& run)
{
    auto const state = run.ended_at ? tr("over") : run.gathers() ? tr("gathering") : tr("going on now");
    return render(
        R"html(<li class="{}"><h3><a href="{}" dir="auto">{}</a></h3><p class="meta"><span>{}</span><span>{}</span></p></li>)html",
        run.ended_at ? "sky" : "mint", to_run(list.circle, run.id), run.outline.name, state,
        platform::ago(run.started_at, list.now));
}

Html wish_form(web::Fields const& wish)
{
    auto const people = html::text_field({.name = "people",
        .label = std::string {tr("How many are you?")},
        .value = std::string {wish.sent("people")},
        .limit = 3,
        .number = true,
        .extra_class = "n"});
    auto const minutes = html::text_field({.name = "minutes",
        .label = std::string {tr("How many minutes have you got?")},
        .value = std::string {wish.sent("minutes")},
        .limit = 4,
        .number = true,
        .extra_class = "n"});
    std::optional<Html> circle;
    if (!wish.sent("circle").empty())
        circle = render(R"html(<input type="hidden" name="circle" value="{}">)html", wish.sent("circle"));
    return render(
        R"html(<form class="stack unprinted" method="get" action="/activities">{}<div class="duo f">{}{}</div><div class="btns"><button class="btn s">{}</button></div></form>)html",
        circle, people, minutes, tr("Show what fits"));
}

Html copy_form(Protocol const& protocol, std::vector<CircleCard> const& mine, std::string_view chosen,
    base::Refusal const* refusal)
{
    std::vector<html::Choice> choices;
    for (auto const& circle : mine)
        choices.push_back({.value = circle.slug, .label = circle.name, .chosen = circle.slug == chosen});
    return render(
        R"html(<form class="stack wide unprinted" method="post" action="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::Url::to({"activities", protocol.slug, "copies"}), html::form_tokens(),
        html::select({.name = "circle",
                         .label = std::string {tr("In which circle?")},
                         .hint = std::string {tr("It gets a copy, which its members may change.")},
                         .problem = html::problem_at(refusal, "circle")},
            choices),
        tr("Use it in a circle"));
}

Html way_to_use(base::Actor const& actor, Protocol const& protocol, std::vector<CircleCard> const& mine,
    std::string_view chosen, base::Refusal const* refusal)
{
    if (!mine.empty()) return copy_form(protocol, mine, chosen, refusal);
    if (actor.is_member()) {
        return render(R"html(<p class="unprinted">{} <a href="/circles">{}</a></p>)html",
            tr("A circle uses it, and you are in none yet."), tr("Find a circle"));
    }
    return render(R"html(<div class="btns"><a class="btn" href="{}">{}</a></div>)html",
        html::Url {"/sign-in"}.with("next", "/activities/" + std::string {protocol.slug}),
        tr("Sign in to use it in a circle"));
}

} // namespace

html::Url to_activity(Circle const& circle, ActivityId activity)
{
    return to_activities(circle).under(activity.text());
}

html::Html outline_facts(Outline const& outline)
{
    auto const people = people_words(outline);
    std::optional<Html> shown;
    if (!people.empty()) shown = render("<span>{}</span>", people);
    return render(R"html(<p class="meta">{}<span>{}</span><span>{}</span></p>)html", shown,
        trn("{n} minute", "{n} minutes", outline.minutes()),
        trn("{n} step", "{n} steps", static_cast<std::int64_t>(outline.steps.size())));
}

html::Html outline_rows(Outline const& outline)
{
    Html rows = html::row(render("<h2>{}</h2>", tr("How it goes")),
        render(R"html(<ol class="steps">{}</ol>)html", html::each(outline.steps, step_item)));
    auto const roles = roles_in(outline);
    if (!roles.empty())
        rows += html::row(render("<h2>{}</h2>", tr("Who does what")),
            render(R"html(<dl class="plan">{}</dl>)html", html::each(roles, role_line)));
    Html hints;
    auto const add = [&](std::string_view title, std::string const& words) {
        if (!words.empty())
            hints += render(R"html(<div><dt>{}</dt><dd class="lines" dir="auto">{}</dd></div>)html", title, words);
    };
    add(tr("You need"), outline.materials);
    add(tr("In a room"), outline.in_a_room);
    add(tr("With people online"), outline.online);
    if (!hints.empty())
        rows += html::row(
            render("<h2>{}</h2>", tr("To get ready")), render(R"html(<dl class="plan">{}</dl>)html", hints));
    return rows;
}

html::Page protocols_page(std::vector<Protocol const*> const& protocols, web::Fields const& wish)
{
    // Whoever comes from a circle's page is offered that circle first.
    auto const circle = wish.sent("circle");
    auto const cards = html::each(protocols, [&](Protocol const* protocol) {
        auto const url = html::Url::to({"activities", protocol->slug});
        return outline_card(
            copy_of(*protocol), circle.empty() ? url : url.with("circle", circle), html::hue_of(protocol->slug));
    });
    auto const list = protocols.empty()
        ? html::empty_frame(tr("Nothing here fits so many people in so little time."),
            render(R"html(<p><a class="btn" href="/activities">{}</a></p>)html", tr("Show all of them")))
        : render(R"html(<h2 class="vh">{}</h2><ul class="board">{}</ul>)html", tr("Ways of working together"), cards);
    auto const opening = render(R"html(<h1>{}</h1><p class="lead">{}</p>{})html", tr("Activities for a circle"),
        tr("Ways of working together that many schools know, each with its steps and minutes. A circle takes a copy, "
           "changes it, and holds it with a clock that all see, in the room and from afar."),
        wish_form(wish));
    return {.title = std::string {tr("Activities for a circle")},
        .tab = html::Tab::circles,
        .main = render("{}{}", html::row({}, render(R"html(<div class="stack loose">{}</div>)html", opening)),
            html::row({}, list)),
        .card_path = "/activities"};
}

html::Page protocol_page(base::Actor const& actor, Protocol const& protocol, std::vector<CircleCard> const& mine,
    std::string_view chosen, base::Refusal const* refusal)
{
    auto const outline = copy_of(protocol);
    auto const margin = render(R"html({}<p class="gap"><a href="/activities">{}</a></p>)html",
        html::ornament(outline.name, "z4"), tr("All activities"));
    auto const opening = render(R"html(<div class="stack loose"><h1>{}</h1><p class="lead">{}</p>{}{}</div>)html",
        outline.name, outline.purpose, outline_facts(outline), way_to_use(actor, protocol, mine, chosen, refusal));
    return {.title = outline.name,
        .description = outline.purpose,
        .tab = html::Tab::circles,
        .main = render("{}{}", html::row(margin, opening), outline_rows(outline)),
        .card_path = "/activities/" + std::string {protocol.slug}};
}

html::Page activities_page(base::Actor const& actor, ActivityList const& list)
{
    bool const here
        = list.circle.state == State::active && may(actor, Action::write, list.circle, list.mine.standing).allowed;
    auto const all
        = render(R"html(<a class="{}" href="{}">{}</a>)html", here && list.activities.empty() ? "btn go" : "btn",
            html::Url {"/activities"}.with("circle", list.circle.slug), tr("Choose an activity"));
    auto const cards = html::each(list.activities, [&](Activity const& activity) {
        return outline_card(activity.outline, to_activity(list.circle, activity.id), html::hue_of(activity.protocol));
    });
    auto const copies = list.activities.empty()
        ? html::empty_frame(
            tr("No activity has been chosen yet. One hour with a protocol is worth three without."), all)
        : render(R"html(<ul class="board">{}</ul><div class="btns gap">{}</div>)html", cards, all);
    Html main = html::row(margin_of(list.circle),
        render(R"html(<div class="stack wide loose"><h1>{}</h1>{}</div>)html", tr("What we do together"), copies));
    if (!list.runs.empty()) {
        std::optional<Html> more;
        if (list.more)
            more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html",
                to_activities(list.circle).with("before", list.runs.back().id.text()), tr("Older ones"));
        main += html::row(render("<h2>{}</h2>", tr("Held so far")),
            render(R"html(<ul class="board">{}</ul>{})html",
                html::each(list.runs, [&](Run const& run) { return run_item(list, run); }), more));
    }
    return {.title = std::string {tr("What {circle} does together", {{"circle", list.circle.name}})},
        .tab = html::Tab::circles,
        .ornament = list.circle.ornament_name(),
        .main = std::move(main)};
}

namespace {

Html member_acts(base::Actor const& actor, SeenActivity const& seen)
{
    auto const& [circle, mine, activity] = seen;
    if (circle.state != State::active) return {};
    auto const url = to_activity(circle, activity.id);
    Html acts;
    if (may(actor, ActivityAction::start, circle, mine.standing, activity).allowed) {
        acts += render(
            R"html(<div class="btns"><form method="post" action="{}">{}<button class="btn go">{}</button></form><a class="btn" href="{}">{}</a></div>)html",
            html::Url {url}.under("runs"), html::form_tokens(), tr("Hold it now"), html::Url {url}.under("edit"),
            tr("Change it"));
    }
    if (may(actor, ActivityAction::remove, circle, mine.standing, activity).allowed) {
        acts += render(
            R"html(<details class="unprinted"><summary>{}</summary><form class="stack" method="post" action="{}">{}<p class="small">{}</p><div class="btns"><button class="btn s">{}</button></div></form></details>)html",
            tr("Take it away"), html::Url {url}.under("removal"), html::form_tokens(),
            tr("The copy is gone for the whole circle. What was noted when you held it stays."),
            tr("Take this activity away"));
    }
    return acts;
}

} // namespace

html::Page activity_page(base::Actor const& actor, SeenActivity const& seen, std::string_view said)
{
    auto const& outline = seen.activity.outline;
    Html notice;
    if (said == "copied")
        notice = html::notice(html::Hue::mint,
            render("<p>{}</p>", tr("This copy belongs to the circle. Change what you like, or hold it as it is.")));
    if (said == "changed") notice = html::notice(html::Hue::mint, render("<p>{}</p>", tr("The activity is changed.")));
    auto const margin = render(R"html({}<p class="gap"><a href="{}">{}</a></p>)html", margin_of(seen.circle),
        to_activities(seen.circle), tr("All activities of the circle"));
    auto const opening = render(R"html(<h1 dir="auto">{}</h1><p class="lead lines" dir="auto">{}</p>{}{})html",
        outline.name, outline.purpose, outline_facts(outline), member_acts(actor, seen));
    return {.title = outline.name,
        .tab = html::Tab::circles,
        .ornament = seen.circle.ornament_name(),
        .main
        = render("{}{}", html::row(margin, render(R"html({}<div class="stack loose">{}</div>)html", notice, opening)),
            outline_rows(outline))};
}

} // namespace circles
