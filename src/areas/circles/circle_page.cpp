#include "areas/circles/circle_page.h"

#include "areas/circles/endings/life_part.h"
#include "areas/circles/may.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

constexpr int stage_circle = 1;

std::string name_in(Names const& names, base::PersonId person)
{
    auto const found = names.find(person);
    return found == names.end() || found->second.name.empty() ? std::string {tr("Somebody who left")}
                                                              : found->second.name;
}

std::string_view duty_words(Membership const& membership)
{
    switch (membership.duty) {
    case Duty::notes:
        return tr("keeps the notes");
    case Duty::time:
        return tr("keeps the time");
    case Duty::welcome:
        return tr("welcomes newcomers");
    case Duty::none:
        break;
    }
    return membership.standing == Standing::host ? tr("host") : tr("member");
}

Html person_item(Names const& names, Membership const& membership, Html const& more)
{
    auto const name = name_in(names, membership.person);
    auto const found = names.find(membership.person);
    auto const linked = found == names.end() || found->second.slug.empty()
        ? render("{}", name)
        : render(R"html(<a href="{}" dir="auto">{}</a>)html", html::Url::to({"people", found->second.slug}), name);
    Html roles = render("<span>{}</span>", duty_words(membership));
    if (membership.standing == Standing::host && membership.duty != Duty::none)
        roles += render("<span>{}</span>", tr("host"));
    return render(R"html(<li>{}<div><b>{}</b><p class="meta">{}</p>{}</div></li>)html", html::initials(name, "z3"),
        linked, roles, more);
}

Html join_form(Circle const& circle, std::string_view look, std::string_view button, bool with_words)
{
    std::optional<Html> words;
    if (with_words) {
        words = html::text_field({.name = "words",
            .label = std::string {tr("Why would you like to come?")},
            .hint = std::string {tr("A sentence for the host. You may leave it empty.")},
            .limit = 300});
    }
    return render(
        R"html(<form class="stack" method="post" action="{}">{}{}<div class="btns"><button class="{}">{}</button></div></form>)html",
        html::Url::to({"circles", circle.slug, "joining"}), html::form_tokens(), words, look, button);
}

Html leave_form(Circle const& circle, std::string_view button)
{
    return render(R"html(<form method="post" action="{}">{}<button class="btn">{}</button></form>)html",
        html::Url::to({"circles", circle.slug, "leaving"}), html::form_tokens(), button);
}

/// What a visitor may do about coming in and going out.
Html door_part(base::Actor const& actor, CircleView const& view)
{
    auto const& circle = view.circle;
    if (!circle.takes_words()) return {};
    switch (view.mine.standing) {
    case Standing::member:
    case Standing::host:
        return leave_form(circle, tr("Leave the circle"));
    case Standing::asks:
        return render(R"html(<span class="tag sun">{}</span>{})html", tr("You asked to be let in"),
            leave_form(circle, tr("Take it back")));
    case Standing::invited:
        return render(
            "{}{}", join_form(circle, "btn go", tr("Come in"), false), leave_form(circle, tr("No, thank you")));
    case Standing::none:
    case Standing::left:
    case Standing::out:
        break;
    }
    if (!actor.person) {
        return render(R"html(<a class="btn go" href="{}">{}</a>)html",
            html::Url {"/sign-in"}.with("next", "/circles/" + circle.slug), tr("Sign in to take part"));
    }
    if (!may(actor, Action::join, circle, view.mine.standing).allowed) return {};
    if (circle.joining == Joining::open) return join_form(circle, "btn go", tr("Join this circle"), false);
    if (circle.joining == Joining::request) return join_form(circle, "btn", tr("Ask to be let in"), true);
    return render(R"html(<p class="quiet">{}</p>)html", tr("One comes in by invitation of a member."));
}

Html notice_of(std::string_view said, CircleView const& view)
{
    if (said == "started")
        return html::notice(html::Hue::mint,
            render("<p>{}</p>",
                view.circle.need
                    ? tr("The circle is there. Whoever said “me too” is asked in, with the next letter and on Today.")
                    : tr(
                        "The circle is there. Ask two or three colleagues in: four people and a date make a circle.")));
    if (said == "joined")
        return html::notice(html::Hue::mint, render("<p>{}</p>", tr("You are in. Say hello in a sentence.")));
    if (said == "asked") return html::notice(html::Hue::sky, render("<p>{}</p>", tr("Your wish is with the host.")));
    if (said == "left") return html::notice(html::Hue::sky, render("<p>{}</p>", tr("You have left this circle.")));
    return said_of_life(said);
}

/// Of a circle that is just becoming part of another one.
Html into_part(CircleView const& view)
{
    if (!view.into) return {};
    return render(R"html(<p class="callout sun">{} <a href="{}" dir="auto">{}</a></p>)html",
        tr("This circle is just becoming part of another one. Everything in it can be read; whoever wants to write "
           "does so "
           "there:"),
        html::Url::to({"circles", view.into->slug}), view.into->name);
}

Html tags_of(CircleView const& view)
{
    auto const& circle = view.circle;
    Html facts = render(R"html(<span class="tag sky">{}</span>)html", doors_words(circle));
    if (!circle.subject.empty()) facts += render("<span>{}</span>", people::subject_words(circle.subject));
    if (!circle.grade.empty()) facts += render("<span>{}</span>", people::grade_words(circle.grade));
    if (!circle.strategy.empty()) facts += render(R"html(<span dir="auto">{}</span>)html", circle.strategy);
    if (circle.ends_at && circle.state == State::active && view.now < *circle.ends_at)
        facts += render("<span>{}</span>", tr("Works until {day}", {{"day", platform::day(*circle.ends_at)}}));
    if (view.need) {
        facts += render(R"html(<span>{} <a href="{}" dir="auto">{}</a></span>)html", tr("Began with the need"),
            html::Url::to({"needs", view.need->path_name()}), view.need->title);
    }
    return render(R"html(<p class="meta">{}</p>)html", facts);
}

Html opening_row(base::Actor const& actor, CircleView const& view)
{
    auto const& circle = view.circle;
    Html buttons;
    if (circle.takes_words() && may(actor, Action::write, circle, view.mine.standing).allowed) {
        buttons += render(R"html(<a class="btn go" href="{}">{}</a>)html",
            html::Url::to({"circles", circle.slug, "talk", "new"}), tr("Ask the circle"));
    }
    if (may(actor, Action::edit, circle, view.mine.standing).allowed && circle.takes_words()) {
        buttons += render(R"html(<a class="btn" href="{}">{}</a>)html", html::Url::to({"circles", circle.slug, "edit"}),
            tr("Change the words"));
        buttons += render(R"html(<a class="btn" href="{}">{}</a>)html", html::Url::to({"circles", circle.slug, "care"}),
            tr("Look after it"));
    }
    buttons += door_part(actor, view);
    std::optional<Html> together;
    if (may(actor, Action::read_inside, circle, view.mine.standing).allowed)
        together = render(R"html(<p class="gap"><a href="{}">{}</a></p>)html",
            html::Url::to({"circles", circle.slug, "activities"}), tr("What we do together"));
    auto const note = render(R"html({}<p class="gap">{}</p>{})html", html::ornament(circle.ornament_name(), "z4"),
        trn("A circle of one teacher", "A circle of {n} teachers", view.members), together);
    auto const head
        = render(R"html({}<h1 dir="auto">{}</h1><p class="lead" dir="auto">{}</p><div class="btns">{}</div>{})html",
            circle.need ? std::optional {html::stage_path(stage_circle)} : std::nullopt, circle.name, circle.purpose,
            buttons, tags_of(view));
    std::optional<Html> life;
    if (auto part = life_part(actor, view); !part.empty())
        life = render(R"html(<div class="stack gap2">{}</div>)html", part);
    return html::row(note,
        render(
            R"html({}{}<div class="stack">{}</div>{})html", notice_of(view.said, view), into_part(view), head, life));
}

Html asking_row(CircleView const& view)
{
    auto const item = [&](Membership const& one) {
        auto const answer = [&](std::string_view what, std::string_view look, std::string_view button) {
            return render(R"html(<form method="post" action="{}">{}<button class="{}">{}</button></form>)html",
                html::Url::to({"circles", view.circle.slug, "people", one.person.text(), what}), html::form_tokens(),
                look, button);
        };
        auto const buttons = render(R"html(<p dir="auto">{}</p><div class="btns">{}{}</div>)html", one.words,
            answer("letting-in", "btn s go", tr("Let her in")), answer("turning-away", "btn s", tr("Not this time")));
        return person_item(view.names, one, buttons);
    };
    return html::row(render("<h2>{}</h2>", tr("At the door")),
        render(R"html(<ul class="folk">{}</ul>)html", html::each(view.asking, item)));
}

Html people_row(CircleView const& view)
{
    auto const list = html::each(view.people, [&](Membership const& one) { return person_item(view.names, one, {}); });
    return html::row(render("<h2>{}</h2><p>{}</p>", tr("People"), view.circle.rhythm),
        render(R"html(<ul class="folk">{}</ul><p class="gap"><a href="{}">{}</a></p>)html", list,
            html::Url::to({"circles", view.circle.slug, "people"}),
            trn("The one member", "All {n} members", view.members)));
}

Html decided_row(CircleView const& view)
{
    return html::row(render("<h2>{}</h2>", tr("We decided")),
        render(R"html({}<p class="gap"><a href="{}">{}</a></p>)html", view.decided,
            html::Url::to({"circles", view.circle.slug, "decisions"}), tr("All decisions")));
}

Html promises_row(Circle const& circle)
{
    Html lines;
    std::string_view rest = circle.promises;
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (!line.empty()) lines += render(R"html(<li dir="auto">{}</li>)html", line);
    }
    return html::row(render("<h2>{}</h2>", tr("Our promises")), render(R"html(<ul class="dash">{}</ul>)html", lines));
}

} // namespace

std::string doors_words(Circle const& circle)
{
    if (circle.is_private()) return std::string {tr("Private: only its members read")};
    bool const everyone = circle.audience == base::Audience::everyone;
    switch (circle.joining) {
    case Joining::open:
        return std::string {everyone ? tr("Open: anyone may read, every member of the network may join")
                                     : tr("Open: members of the network read and join")};
    case Joining::request:
        return std::string {everyone ? tr("Anyone may read; one asks to be let in")
                                     : tr("Members of the network read; one asks to be let in")};
    case Joining::invitation:
        return std::string {everyone ? tr("Anyone may read; one comes in by invitation")
                                     : tr("Members of the network read; one comes in by invitation")};
    }
    return {};
}

html::Html margin_of(Circle const& circle)
{
    return render(R"html({}<p class="gap"><a href="{}" dir="auto">{}</a></p>)html",
        html::ornament(circle.ornament_name(), "z4"), html::Url::to({"circles", circle.slug}), circle.name);
}

html::Page circle_page(base::Actor const& actor, CircleView const& view)
{
    Html main = opening_row(actor, view);
    if (!view.asking.empty()) main += asking_row(view);
    if (!view.talk.empty()) main += html::row(render("<h2>{}</h2>", tr("Talking about")), view.talk);
    if (!view.decided.empty()) main += decided_row(view);
    if (!view.people.empty()) main += people_row(view);
    if (!view.circle.promises.empty()) main += promises_row(view.circle);
    html::Page page {.title = view.circle.name,
        .description = view.circle.purpose,
        .tab = html::Tab::circles,
        .ornament = view.circle.ornament_name(),
        .main = std::move(main)};
    if (view.circle.audience == base::Audience::everyone) page.card_path = "/circles/" + view.circle.slug;
    return page;
}

namespace {

Html place_form(Circle const& circle, Membership const& one, std::string const& name)
{
    Html options;
    for (auto const duty : {Duty::none, Duty::notes, Duty::time, Duty::welcome}) {
        auto const words = duty == Duty::none ? tr("no duty") : duty_words({.duty = duty});
        options += render("<option{}>{}</option>",
            html::Attributes {}.set("value", duties.of(duty)).flag("selected", duty == one.duty), words);
    }
    auto const host = render(R"html(<label class="tick"><input{}> {}</label>)html",
        html::Attributes {}
            .set("type", "checkbox")
            .set("name", "host")
            .set("value", "yes")
            .flag("checked", one.standing == Standing::host),
        tr("host"));
    return render(
        R"html(<form class="btns" method="post" action="{}">{}<select class="field s" name="duty" aria-label="{}">{}</select>{}<button class="btn s">{}</button></form>)html",
        html::Url::to({"circles", circle.slug, "people", one.person.text(), "place"}), html::form_tokens(),
        tr("What {name} takes on", {{"name", name}}), options, host, tr("Keep"));
}

Html host_forms(PeopleView const& view, Membership const& one)
{
    auto const name = name_in(view.names, one.person);
    auto const out = render(
        R"html(<details><summary>{}</summary><form method="post" action="{}">{}<p class="small">{}</p><button class="btn s">{}</button></form></details>)html",
        tr("Take out"), html::Url::to({"circles", view.circle.slug, "people", one.person.text(), "taking-out"}),
        html::form_tokens(),
        tr("She can no longer write here, nor come back unless a host asks her. What she wrote stays."),
        tr("Take {name} out of the circle", {{"name", name}}));
    return render("{}{}", place_form(view.circle, one, name),
        one.standing == Standing::host ? std::optional<Html> {} : std::optional {out});
}

Html invite_form(Circle const& circle, base::Refusal const* refusal)
{
    auto const field = html::text_field({.name = "person",
        .label = std::string {tr("Ask a colleague in")},
        .hint = std::string {tr("The last part of the address of her profile, as in /people/ayse-demir.")},
        .problem = html::problem_at(refusal, "person"),
        .limit = 80,
        .required = true});
    return render(
        R"html(<form class="stack wide" method="post" action="{}">{}{}<div class="btns"><button class="btn">{}</button></div></form>)html",
        html::Url::to({"circles", circle.slug, "invitations"}), html::form_tokens(), field, tr("Ask her in"));
}

} // namespace

html::Page people_page(base::Actor const& actor, PeopleView const& view, base::Refusal const* refusal)
{
    bool const host = may(actor, Action::host, view.circle, view.mine.standing).allowed;
    auto const list = html::each(view.people,
        [&](Membership const& one) { return person_item(view.names, one, host ? host_forms(view, one) : Html {}); });
    std::optional<Html> more;
    if (view.more) {
        more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html",
            html::Url::to({"circles", view.circle.slug, "people"}).with("from", std::to_string(view.next)),
            tr("More of them"));
    }
    std::optional<Html> invite;
    if (may(actor, Action::invite, view.circle, view.mine.standing).allowed && view.circle.takes_words())
        invite = html::row({}, invite_form(view.circle, refusal));
    auto const body = render(R"html(<h1>{}</h1><ul class="{}">{}</ul>{})html", tr("Who is here"),
        host ? "folk rows gap2" : "folk gap2", list, more);
    return {.title = std::string {tr("Who is here")},
        .tab = html::Tab::circles,
        .ornament = view.circle.ornament_name(),
        .main = render("{}{}", html::row(margin_of(view.circle), body), invite)};
}

} // namespace circles
