#include "areas/stewards/members/members_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace stewards {

namespace {

using html::Html;
using html::render;
using html::tr;

std::string_view words_of(base::Role role)
{
    switch (role) {
    case base::Role::guest:
        return tr("guest");
    case base::Role::member:
        return tr("member");
    case base::Role::steward:
        return tr("steward");
    case base::Role::administrator:
        return tr("administrator");
    }
    return {};
}

Html role_form(people::Person const& person)
{
    Html options;
    for (auto const role : {base::Role::member, base::Role::steward, base::Role::administrator}) {
        options += render("<option{}>{}</option>",
            html::Attributes {}.set("value", base::name_of(role)).flag("selected", role == person.role),
            words_of(role));
    }
    return render(
        R"html(<form class="btns" method="post" action="{}">{}<select class="field s" name="role" aria-label="{}">{}</select><button class="btn s">{}</button></form>)html",
        html::Url::to({"steward", "members", person.id.text(), "role"}), html::form_tokens(),
        tr("Role of {name}", {{"name", person.name}}), options, tr("Give this role"));
}

Html suspension_form(people::Person const& person)
{
    if (person.state == people::State::suspended) {
        return render(R"html(<form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
            html::Url::to({"steward", "members", person.id.text(), "suspension", "end"}), html::form_tokens(),
            tr("Let her back in"));
    }
    return render(
        R"html(<details><summary>{}</summary><form class="stack" method="post" action="{}">{}<input class="field" name="reason" maxlength="300" required aria-label="{}"><button class="btn s">{}</button></form></details>)html",
        tr("Suspend"), html::Url::to({"steward", "members", person.id.text(), "suspension"}), html::form_tokens(),
        tr("Why {name} is suspended; she is told", {{"name", person.name}}), tr("Suspend and sign out everywhere"));
}

/// Only whoever is limited by being new needs it.
Html trust_form(people::Person const& person)
{
    return render(R"html(<form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
        html::Url::to({"steward", "members", person.id.text(), "trust"}), html::form_tokens(),
        tr("Trust her at once: nothing is limited"));
}

bool is_new_here(people::Person const& person, TrustAmong const& among)
{
    auto const trust = among.trusts.find(person.id);
    return person.role == base::Role::member && person.state == people::State::active && trust != among.trusts.end()
        && platform::growth_of(trust->second, among.rules, among.now) != platform::Growth::settled;
}

/// A limit that a steward has set, and being new.
Html trust_facts(people::Person const& person, TrustAmong const& among)
{
    Html facts;
    if (is_new_here(person, among)) facts += render(R"html(<span class="tag sun">{}</span>)html", tr("new here"));
    auto const trust = among.trusts.find(person.id);
    if (trust != among.trusts.end() && platform::is_limited(trust->second, among.now))
        facts += render(R"html(<span class="tag rose">{}</span>)html",
            tr("limited until {day}", {{"day", platform::day(*trust->second.limited_until)}}));
    return facts;
}

Html member_row(base::Actor const& actor, people::Found const& found, TrustAmong const& among)
{
    auto const& person = found.person;
    Html facts = render("<span>{}</span><span>{}</span>", words_of(person.role),
        tr("here since {month}", {{"month", platform::month(person.joined_at)}}));
    facts += trust_facts(person, among);
    if (person.state == people::State::suspended)
        facts += render(R"html(<span class="tag rose">{}</span><span dir="auto">{}</span>)html", tr("suspended"),
            found.suspended_because);
    if (!found.answer.empty())
        facts += render(R"html(<span dir="auto">{}</span>)html", tr("She says: “{words}”", {{"words", found.answer}}));
    if (may(actor, people::Action::see_address, person).allowed) facts += render("<span>{}</span>", person.email);
    Html forms;
    if (may(actor, people::Action::give_role, person).allowed) forms += role_form(person);
    bool const cares = may(actor, people::Action::suspend, person).allowed;
    if (cares && is_new_here(person, among)) forms += trust_form(person);
    if (cares) forms += suspension_form(person);
    auto const name = person.name.empty() ? tr("A newcomer without a name yet") : std::string_view {person.name};
    return render(
        R"html(<li><i class="sky">{}</i><div><b><a href="{}" dir="auto">{}</a></b><p class="meta">{}</p>{}</div></li>)html",
        html::icon("you"), html::Url::to({"people", person.slug}), name, facts, forms);
}

} // namespace

html::Page members_page(
    base::Actor const& actor, people::FoundPeople const& found, std::string_view words, TrustAmong const& trust)
{
    auto const field = html::text_field({.name = "q",
        .label = std::string {tr("Whom do you look for?")},
        .hint = std::string {tr("A part of the name, or the whole address.")},
        .value = std::string {words},
        .limit = 100});
    auto const search = render(
        R"html(<form class="stack wide" method="get" action="/steward/members">{}<div class="btns"><button class="btn go">{}</button><a class="btn" href="/invitations">{}</a></div></form>)html",
        field, tr("Find"), tr("Invite colleagues"));
    std::optional<Html> more;
    if (found.next) {
        auto const next = html::Url {"/steward/members"}.with("q", words).with("before", found.next->text());
        more = render(
            R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html", next, tr("Those who came before"));
    }
    auto const list = found.people.empty()
        ? render("<p class=\"quiet gap2\">{}</p>", tr("Nobody here is called that."))
        : render(R"html(<ul class="oks gap2">{}</ul>{})html",
            html::each(found.people, [&](people::Found const& one) { return member_row(actor, one, trust); }), more);
    return {.title = std::string {tr("Members")},
        .tab = html::Tab::care,
        .main = html::row(render("<p>{}</p>", tr("The newest first")),
            render(R"html(<div class="stack wide loose"><h1>{}</h1>{}</div>{})html", tr("Members"), search, list))};
}

} // namespace stewards
