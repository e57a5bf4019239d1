#include "areas/circles/care/care_page.h"

#include "areas/circles/circle_page.h"
#include "areas/circles/line_field.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;

constexpr std::size_t most_quiet = 60;

std::string_view duty_name(Duty duty)
{
    switch (duty) {
    case Duty::notes:
        return tr("Taking notes");
    case Duty::time:
        return tr("Keeping the time");
    case Duty::welcome:
        return tr("Welcoming newcomers");
    case Duty::none:
        break;
    }
    return {};
}

std::string name_of_her(CareView const& view, base::PersonId person)
{
    auto const found = view.names.find(person);
    return found == view.names.end() || found->second.name.empty() ? std::string {tr("Somebody who left")}
                                                                   : found->second.name;
}

Html linked_name(CareView const& view, base::PersonId person)
{
    auto const found = view.names.find(person);
    auto const name = name_of_her(view, person);
    if (found == view.names.end() || found->second.slug.empty()) return render("{}", name);
    return render(R"html(<a href="{}" dir="auto">{}</a>)html", html::Url::to({"people", found->second.slug}), name);
}

/// A few words to one person; when she was written to lately, since when. `where`: in which list, for the field's id.
Html note_form(CareView const& view, Companion const& one, std::string const& where, web::Fields const& typed,
    base::Refusal const* refusal)
{
    if (view.mine.person == one.person) return {};
    if (!may_be_written_to(one.written_to, view.now)) {
        return render(R"html(<p class="small quiet">{}</p>)html",
            tr("A host wrote to her {when}.", {{"when", platform::ago(*one.written_to, view.now)}}));
    }
    bool const hers = typed.sent("person") == one.person.text();
    auto const words = line_field({.name = "words",
                                      .label = tr("A few words to {name}", {{"name", one.name}}),
                                      .hint = std::string {tr("She alone reads them. Once a week at most.")},
                                      .problem = hers ? html::problem_at(refusal, "words") : std::string {},
                                      .value = hers ? std::string {typed.sent("words")} : std::string {},
                                      .limit = static_cast<int>(note_limit),
                                      .required = true},
        where + one.person.text());
    auto const person = render(
        R"html(<input type="hidden" name="person"{}>)html", html::Attributes {}.set("value", one.person.text()));
    return render(
        R"html(<details{}><summary>{}</summary><form class="stack wide" method="post" action="{}">{}{}<div class="btns"><button class="btn s">{}</button></div></form></details>)html",
        html::Attributes {}.flag("open", hers), tr("Write to her"),
        html::Url::to({"circles", view.circle.slug, "care", "notes"}), render("{}{}", html::form_tokens(), person),
        words, tr("Send it to {name}", {{"name", one.name}}));
}

Html person_line(CareView const& view, Companion const& one, std::string const& words, Html const& more)
{
    return render(R"html(<li>{}<div><b>{}</b><p class="meta">{}</p>{}</div></li>)html", html::initials(one.name, "z3"),
        linked_name(view, one.person), words, more);
}

Html hand_over(CareView const& view, Companion const& one, Duty duty)
{
    return render(
        R"html(<form method="post" action="{}">{}<input type="hidden" name="duty"{}><button class="btn s">{}</button></form>)html",
        html::Url::to({"circles", view.circle.slug, "people", one.person.text(), "place"}), html::form_tokens(),
        html::Attributes {}.set("value", duties.of(duty)), tr("{name} has said yes", {{"name", one.name}}));
}

std::string because_words(Thought const& thought)
{
    if (thought.because == Because::never_yet)
        return tr("{name} has not had this yet. Ask her?", {{"name", thought.who.name}});
    return tr("{name} last had this {when}. Ask her?",
        {{"name", thought.who.name}, {"when", platform::month(thought.last.value_or(base::Time {}))}});
}

Html turns_part(CareView const& view, DutyRound const& round)
{
    Html lines;
    for (auto const& turn : round.now) {
        lines += render(R"html(<span>{}</span>)html",
            tr("{name}, since {day}", {{"name", name_of_her(view, turn.person)}, {"day", platform::day(turn.since)}}));
    }
    if (round.now.empty()) lines += render("<span>{}</span>", tr("Nobody has it now"));
    for (auto const& turn : round.before) {
        lines += render(R"html(<span>{}</span>)html",
            tr("before: {name}, until {day}",
                {{"name", name_of_her(view, turn.person)}, {"day", platform::day(turn.until.value_or(turn.since))}}));
    }
    return render(R"html(<p class="meta">{}</p>)html", lines);
}

Html round_card(CareView const& view, DutyRound const& round, web::Fields const& typed, base::Refusal const* refusal)
{
    Html thoughts;
    for (auto const& thought : round.next) {
        thoughts += person_line(view, thought.who, because_words(thought),
            render(R"html(<div class="btns">{}</div>{})html", hand_over(view, thought.who, round.duty),
                note_form(view, thought.who, "next-", typed, refusal)));
    }
    std::optional<Html> list;
    if (!thoughts.empty()) list = render(R"html(<ul class="folk rows gap">{}</ul>)html", thoughts);
    return render(R"html(<div class="card stack"><h3>{}</h3>{}{}</div>)html", duty_name(round.duty),
        turns_part(view, round), list);
}

Html rounds_row(CareView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    auto const cards
        = html::each(view.care.rounds, [&](DutyRound const& round) { return round_card(view, round, typed, refusal); });
    return html::row(
        render("<h2>{}</h2><p>{}</p>", tr("Whose turn is it?"), tr("A duty passes on after a month or so")),
        render(R"html(<div class="stack wide">{}</div>)html", cards));
}

Html newcomers_row(CareView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    if (view.care.newcomers.empty()) return {};
    auto const item = [&](Companion const& one) {
        return person_line(view, one,
            tr("came in {when}, and nobody has answered her yet", {{"when", platform::ago(one.since, view.now)}}),
            note_form(view, one, "new-", typed, refusal));
    };
    return html::row(render("<h2>{}</h2>", tr("Not greeted yet")),
        render(R"html(<ul class="folk rows">{}</ul>)html", html::each(view.care.newcomers, item)));
}

std::string heard_words(Companion const& one)
{
    if (one.heard) return tr("last heard of in {month}", {{"month", platform::month(*one.heard)}});
    return tr("here since {month}", {{"month", platform::month(one.since)}});
}

Html quiet_row(CareView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    if (view.care.quiet.empty()) return {};
    auto const shown = std::span {view.care.quiet}.first(std::min(view.care.quiet.size(), most_quiet));
    auto const item = [&](Companion const& one) {
        return person_line(view, one, heard_words(one), note_form(view, one, "quiet-", typed, refusal));
    };
    std::optional<Html> rest;
    if (shown.size() < view.care.quiet.size() || !view.is_all) {
        rest = render(R"html(<p class="small quiet gap">{}</p>)html",
            tr("This circle is large: others have gone quiet as well. Nobody has to be counted."));
    }
    return html::row(
        render("<h2>{}</h2><p>{}</p>", tr("Gone quiet"), tr("By name. Reading along is taking part, too.")),
        render(R"html(<ul class="folk rows">{}</ul>{})html", html::each(shown, item), rest));
}

} // namespace

html::Page care_page(CareView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    std::optional<Html> told;
    if (view.said == "written") told = html::notice(html::Hue::mint, render("<p>{}</p>", tr("She will read it.")));
    if (refusal != nullptr && refusal->problems.empty())
        told = html::notice(html::Hue::rose, render("<p>{}</p>", html::sentence_for(refusal->code)));
    auto const ways = render(
        R"html(<div class="btns gap"><a class="btn" href="{}">{}</a><a class="btn" href="{}">{}</a></div>)html",
        html::Url::to({"circles", view.circle.slug, "people"}), tr("Everybody here, and their duties"),
        html::Url::to({"circles", view.circle.slug, "merging"}), tr("Make one circle of two"));
    Html main = html::row(margin_of(view.circle),
        render(R"html({}<h1>{}</h1><p class="lead gap">{}</p>{})html", told, tr("Looking after the circle"),
            tr("Only its hosts see this page. Nobody is ranked here, and nobody’s reading is looked at."), ways));
    main += newcomers_row(view, typed, refusal);
    main += rounds_row(view, typed, refusal);
    main += quiet_row(view, typed, refusal);
    return {.title = std::string {tr("Looking after the circle")},
        .tab = html::Tab::circles,
        .ornament = view.circle.ornament_name(),
        .main = std::move(main)};
}

} // namespace circles
