#include "areas/circles/activities/run_page.h"

#include "areas/circles/activities/may.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;

constexpr std::size_t most_posted = text_limit - 1'000;

/// Part of a page that a press of somebody else may have changed: the island takes it anew by this name.
Html part(std::string_view name, Html const& inside)
{
    return render(R"html(<div data-part="{}">{}</div>)html", name, inside);
}

Html said_of_run(std::string_view said)
{
    if (said == "moved_on")
        return html::notice(html::Hue::sun,
            render(
                "<p>{}</p>", tr("Somebody had pressed before you, so nothing was done twice. This is how it stands.")));
    if (said == "noted") return html::notice(html::Hue::mint, render("<p>{}</p>", tr("It is noted.")));
    return {};
}

Html sound_part()
{
    return render(
        R"html(<div class="aids" data-aids hidden><label class="opt"><input type="checkbox" data-sound> {}</label></div>)html",
        tr("A soft sound, and a short buzz on a telephone, when the time is over"));
}

html::Attributes live_attributes(RunView const& view)
{
    html::Attributes attributes;
    if (view.circle.state == State::active)
        attributes.set("data-run", to_run(view.circle, view.run.id).under("live").text())
            .set("data-after", view.bookmark);
    return attributes;
}

Html status_lines()
{
    return render(
        R"html(<p class="vh" role="status" data-live-said></p><p class="callout rose" data-trouble hidden>{}</p>)html",
        tr("This did not get through. What you typed is still here: press once more in a moment."));
}

Html opening_of(base::Actor const& actor, RunView const& view)
{
    auto const url = to_run(view.circle, view.run.id);
    auto const links = render(R"html(<p class="acts unprinted"><a href="{}">{}</a><a href="{}">{}</a></p>)html",
        url.with("view", "wall"), tr("Large, for the whole room"), to_activities(view.circle),
        tr("All activities of the circle"));
    return render(R"html({}<h1 class="big" dir="auto">{}</h1>{}<div data-part="controls">{}</div>{}{})html",
        part("said", said_of_run(view.said)), view.run.outline.name, stage_piece(view.run, view.now),
        controls_of(actor, view), sound_part(), links);
}

Html hints_row(Outline const& outline)
{
    Html hints;
    auto const add = [&](std::string_view title, std::string const& words) {
        if (words.empty()) return;
        hints += render(R"html(<div><dt>{}</dt><dd class="lines" dir="auto">{}</dd></div>)html", title, words);
    };
    add(tr("You need"), outline.materials);
    add(tr("In a room"), outline.in_a_room);
    add(tr("With people online"), outline.online);
    if (hints.empty()) return {};
    return html::row(render("<h2>{}</h2>", tr("To get ready")), render(R"html(<dl class="plan">{}</dl>)html", hints));
}

Html posting(base::Actor const& actor, RunView const& view)
{
    if (!view.run.ended_at) return {};
    if (view.thread) {
        return render(R"html(<p class="callout mint">{} <a href="{}" dir="auto">{}</a></p>)html",
            tr("The circle talks about it here:"),
            html::Url::to({"circles", view.circle.slug, "talk", view.thread->path_name()}), view.thread->title);
    }
    bool const may_post = view.circle.state == State::active && !view.notes.empty()
        && may(actor, RunAction::post, view.circle, view.mine.standing, view.run).allowed;
    if (!may_post) return {};
    return render(
        R"html(<form class="stack unprinted" method="post" action="{}">{}<p class="small">{}</p><div class="btns"><button class="btn">{}</button></div></form>)html",
        to_run(view.circle, view.run.id).under("thread"), html::form_tokens(),
        tr("The notes become a thread of the circle, without the names of who wrote them, so that those who were not "
           "there can answer."),
        tr("Post what we noted"));
}

Html notes_row(base::Actor const& actor, RunView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    bool const may_note = view.circle.state == State::active
        && may(actor, RunAction::note, view.circle, view.mine.standing, view.run).allowed;
    std::optional<Html> form;
    if (may_note) form = render(R"html(<div class="unprinted">{}</div>)html", note_form(view, typed, refusal));
    return html::row(render("<h2>{}</h2>", tr("What we noted")),
        render(R"html(<div class="stack wide loose">{}{}{}</div>)html", part("post", posting(actor, view)),
            part("form", form.value_or(Html {})), part("notes", noted_steps(actor, view))));
}

} // namespace

html::Url to_run(Circle const& circle, RunId run)
{
    return html::Url::to({"circles", circle.slug, "runs", run.text()});
}

html::Url to_activities(Circle const& circle)
{
    return html::Url::to({"circles", circle.slug, "activities"});
}

std::string name_said(Names const& names, base::PersonId person)
{
    auto const found = names.find(person);
    return found == names.end() || found->second.name.empty() ? std::string {tr("Somebody who left")}
                                                              : found->second.name;
}

html::Page run_page(
    base::Actor const& actor, RunView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    Html rows = html::row(
        margin_of(view.circle), render(R"html(<div class="stack wide loose">{}</div>)html", opening_of(actor, view)));
    if (!roles_in(view.run.outline).empty() && !(view.run.ended_at && view.roles.empty()))
        rows += html::row(render("<h2>{}</h2>", tr("Who does what")), part("roles", roles_of(actor, view)));
    if (view.run.gathers()) rows += hints_row(view.run.outline);
    rows += notes_row(actor, view, typed, refusal);
    if (view.run.has_clock()) rows += hints_row(view.run.outline);
    return {.title = view.run.outline.name,
        .tab = html::Tab::circles,
        .ornament = view.circle.ornament_name(),
        .main = render("<div{}>{}{}</div>", live_attributes(view), rows, status_lines())};
}

html::Page wall_page(base::Actor const& actor, RunView const& view)
{
    auto const ending = render(R"html({}<p class="acts"><a href="{}">{}</a></p>{})html", sound_part(),
        to_run(view.circle, view.run.id), tr("Back to the page with roles and notes"), status_lines());
    auto const inside
        = render(R"html(<h1 dir="auto">{}</h1>{}<div data-part="controls">{}</div>{}{})html", view.run.outline.name,
            stage_piece(view.run, view.now), controls_of(actor, view), part("said", said_of_run(view.said)), ending);
    return {.title = view.run.outline.name,
        .ornament = view.circle.ornament_name(),
        .main = render(R"html(<div class="wall"{}>{}</div>)html", live_attributes(view), inside),
        .focus = true};
}

ThreadWords thread_words(RunView const& view)
{
    ThreadWords words {.kind = Talk::discussion};
    auto const& run = view.run;
    words.title = tr("What we noted: {name}", {{"name", run.outline.name}});
    words.text = tr("We did this on {day}.", {{"day", platform::day(run.started_at)}});
    for (std::int64_t place = 1; place <= static_cast<std::int64_t>(run.outline.steps.size()); ++place) {
        std::string lines;
        for (auto const& note : view.notes) {
            if (note.step != place) continue;
            lines += "- ";
            for (char const sign : note.words) lines += sign == '\n' ? std::string {"\n  "} : std::string {sign};
            lines += '\n';
        }
        if (lines.empty()) continue;
        if (words.text.size() + lines.size() > most_posted) {
            (words.text += "\n\n").append(tr("More was noted; it stands on the page of this meeting."));
            return words;
        }
        ((words.text += "\n\n### ") += run.outline.steps[static_cast<std::size_t>(place) - 1].title) += "\n\n" + lines;
    }
    return words;
}

} // namespace circles
