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

Html press_button(Press press, std::string_view look, std::string_view words)
{
    return render(R"html(<button class="{}" name="press" value="{}">{}</button>)html", look, presses.of(press), words);
}

/// The buttons that make sense now.
Html press_buttons(Run const& run)
{
    if (run.gathers()) return press_button(Press::next, "btn go", tr("Begin the first step"));
    if (run.ended_at) return press_button(Press::back, "btn", tr("Go back to the last step"));
    Html buttons = press_button(Press::next, "btn go", run.is_last() ? tr("End here") : tr("Next step"));
    buttons += run.paused_at ? press_button(Press::go_on, "btn", tr("Go on"))
                             : press_button(Press::pause, "btn", tr("Pause"));
    buttons += press_button(Press::minute, "btn", tr("One more minute"));
    if (run.step > 1) buttons += press_button(Press::back, "btn", tr("One step back"));
    if (!run.is_last()) buttons += press_button(Press::end, "btn", tr("End it early"));
    return buttons;
}

Html small_form(html::Url const& url, std::string_view name, std::string const& value, std::string_view words)
{
    return render(
        R"html(<form method="post" action="{}">{}<input type="hidden" name="{}" value="{}"><button class="btn s">{}</button></form>)html",
        url, html::form_tokens(), name, value, words);
}

Html role_item(base::Actor const& actor, RunView const& view, std::int64_t place, OutlineRole const& role)
{
    auto const taken = view.roles.find(place);
    bool const free = taken == view.roles.end();
    if (free && view.run.ended_at) return {};
    bool const may_take = !view.run.ended_at && view.circle.state == State::active
        && may(actor, RunAction::take_role, view.circle, view.mine.standing, view.run).allowed;
    auto const url = to_run(view.circle, view.run.id).under("roles");
    std::optional<Html> form;
    if (may_take && !free && actor.is(taken->second))
        form = small_form(url.under("undo"), "role", std::to_string(place), tr("Give it back"));
    else if (may_take)
        form = small_form(url, "role", std::to_string(place), free ? tr("I take it") : tr("Take it over"));
    auto const who = free ? std::string {tr("Nobody yet")} : name_said(view.names, taken->second);
    return render(
        R"html(<li>{}<div><b dir="auto">{}</b><p class="small" dir="auto">{}</p><p class="meta"><span dir="auto">{}</span></p>{}</div></li>)html",
        free ? html::icon("you") : html::initials(who, "z3"), role.name, role.words, who, form);
}

Html note_acts(base::Actor const& actor, RunView const& view, RunNote const& note)
{
    bool const may_go
        = view.circle.state == State::active && may_remove(actor, view.circle, view.mine.standing, note).allowed;
    if (!may_go) return {};
    return render(R"html(<form class="acts" method="post" action="{}">{}<button>{}</button></form>)html",
        to_run(view.circle, view.run.id).under("notes").under(note.id.text()).under("removal"), html::form_tokens(),
        tr("Take away"));
}

} // namespace

html::Html note_piece(RunNote const& note, Names const& names, Html const& more)
{
    auto const attributes = html::Attributes {}
                                .set("id", "n-" + note.id.text())
                                .set("data-note-of", std::to_string(note.step))
                                .set("data-said", tr("A new note"));
    return render(
        R"html(<li{}><p class="lines" dir="auto">{}</p><div class="meta"><span dir="auto">{}</span><span>{}</span>{}</div></li>)html",
        attributes, note.words, name_said(names, note.author), platform::clock_time(note.written_at), more);
}

html::Html controls_of(base::Actor const& actor, RunView const& view)
{
    auto const& run = view.run;
    auto const url = to_run(view.circle, run.id);
    auto const leads = tr("{name} leads.", {{"name", name_said(view.names, run.leader)}});
    bool const active = view.circle.state == State::active;
    if (active && may(actor, RunAction::press, view.circle, view.mine.standing, run).allowed) {
        return render(
            R"html(<form class="btns" method="post" action="{}">{}<input type="hidden" name="seen" value="{}">{}</form><p class="small quiet">{}</p>)html",
            url.under("presses"), html::form_tokens(), run.pressed_times, press_buttons(run),
            tr("You lead. Any member of the circle may take over."));
    }
    if (active && !run.ended_at && may(actor, RunAction::lead, view.circle, view.mine.standing, run).allowed) {
        return render(
            R"html(<form class="btns" method="post" action="{}">{}<button class="btn">{}</button></form><p class="small quiet">{} {}</p>)html",
            url.under("leading"), html::form_tokens(), tr("Lead from here"), leads,
            tr("Should her connection be lost, any member may take over."));
    }
    return run.ended_at ? Html {} : render(R"html(<p class="small quiet">{}</p>)html", leads);
}

html::Html roles_of(base::Actor const& actor, RunView const& view)
{
    Html items;
    std::int64_t place = 0;
    for (auto const& role : roles_in(view.run.outline)) items += role_item(actor, view, ++place, role);
    return render(R"html(<ul class="folk rows cast">{}</ul>)html", items);
}

html::Html noted_steps(base::Actor const& actor, RunView const& view)
{
    Html steps;
    for (std::int64_t place = 1; place <= static_cast<std::int64_t>(view.run.outline.steps.size()); ++place) {
        auto const& step = view.run.outline.steps[static_cast<std::size_t>(place) - 1];
        Html notes;
        for (auto const& note : view.notes) {
            if (note.step == place) notes += note_piece(note, view.names, note_acts(actor, view, note));
        }
        html::Attributes attributes;
        if (view.run.has_clock() && view.run.step == place) attributes.set("aria-current", "step");
        steps += render(
            R"html(<li{}><h3 dir="auto">{}</h3><span class="t">{}</span><ul class="noted" data-notes="{}">{}</ul></li>)html",
            attributes, step.title, trn("{n} min", "{n} min", step.minutes), place, notes);
    }
    return render(R"html(<ol class="steps">{}</ol>)html", steps);
}

html::Html note_form(RunView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    auto const chosen = typed.has("step") ? std::string {typed.sent("step")}
                                          : std::to_string(std::max<std::int64_t>(1, view.run.step));
    std::vector<html::Choice> steps;
    for (std::size_t place = 1; place <= view.run.outline.steps.size(); ++place) {
        auto const value = std::to_string(place);
        steps.push_back({.value = value,
            .label = value + ". " + view.run.outline.steps[place - 1].title,
            .chosen = value == chosen});
    }
    auto const words
        = html::text_area({.name = "words",
                              .label = std::string {tr("What was said?")},
                              .hint = std::string {tr("Everybody may write; each note is a line of its own.")},
                              .problem = html::problem_at(refusal, "words"),
                              .value = std::string {typed.sent("words")},
                              .limit = static_cast<int>(run_note_limit),
                              .required = true},
            2);
    auto const step = html::select(
        {.name = "step", .label = std::string {tr("In which step?")}, .problem = html::problem_at(refusal, "step")},
        steps);
    return render(
        R"html(<form class="stack wide" method="post" action="{}" data-note-form>{}{}{}<div class="btns"><button class="btn">{}</button></div></form>)html",
        to_run(view.circle, view.run.id).under("notes"), html::form_tokens(), words, step, tr("Note it"));
}

} // namespace circles
