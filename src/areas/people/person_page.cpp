#include "areas/people/person_page.h"

#include "areas/people/account_page.h"
#include "areas/people/blocks/block_page.h"
#include "areas/people/edit_profile.h"
#include "areas/people/facets.h"
#include "areas/people/may.h"
#include "areas/people/people.h"
#include "areas/people/profile_form.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/i18n/places.h"
#include "platform/i18n/zones.h"
#include "platform/web/wording.h"

#include <array>

namespace people {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

std::vector<html::Choice> zone_choices(std::string_view chosen)
{
    std::vector<html::Choice> choices {{.value = "", .label = std::string {tr("As the network has it")}}};
    for (auto& zone : platform::system_zones().names())
        choices.push_back({.value = zone, .label = zone, .chosen = zone == chosen});
    return choices;
}

/// What was sent, or what holds.
Html display_form(Person const& person, web::Fields const* sent, base::Refusal const* refusal,
    std::vector<html::Shell::Language> const& languages)
{
    auto const language = sent != nullptr ? std::string {sent->sent("language")} : person.language;
    auto const zone = sent != nullptr ? std::string {sent->sent("zone")} : person.zone;
    std::vector<html::Choice> spoken;
    for (auto const& one : languages)
        spoken.push_back(
            {.value = std::string {one.code}, .label = std::string {one.endonym}, .chosen = one.code == language});
    auto const language_field = html::select({.name = "language",
                                                 .label = std::string {tr("Your language")},
                                                 .hint = std::string {tr("Of the pages and of the mails.")},
                                                 .problem = problem_at(refusal, "language")},
        spoken);
    auto const zone_field = html::select({.name = "zone",
                                             .label = std::string {tr("Your clock")},
                                             .hint = std::string {tr("For dates, and for the hour of your letter.")},
                                             .problem = problem_at(refusal, "zone")},
        zone_choices(zone));
    return render(
        R"html(<form class="stack loose wide" method="post" action="/you/display">{}{}{}<div class="btns"><button class="btn">{}</button></div></form>)html",
        html::form_tokens(), language_field, zone_field, tr("Keep language and clock"));
}

Html session_row(SignedIn const& session)
{
    auto const when
        = session.here ? std::string {tr("this browser, now")} : platform::ago(session.seen_at, session.now);
    std::optional<Html> end;
    if (!session.here) {
        end = render(R"html(<form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
            html::Url::to({"you", "sessions", base::base32_of(session.session), "end"}), html::form_tokens(),
            tr("Sign out there"));
    }
    return render(
        R"html(<li><i class="sky">{}</i><div><b>{}</b><p class="small quiet">{}</p></div><div>{}</div></li>)html",
        html::icon("lock"), session.label.empty() ? tr("A browser") : std::string_view {session.label}, when, end);
}

std::string codes_in_words(std::vector<std::string> const& codes, std::string (*words)(std::string_view))
{
    std::vector<std::string> all;
    for (auto const& code : codes) all.push_back(words(code));
    return platform::list(all);
}

} // namespace

html::Page welcome_page(web::Fields const& fields, base::Refusal const* refusal, std::string_view country)
{
    auto const hard = html::text_area(
        {.name = "hard",
            .label = std::string {tr("What is hard in your classroom right now?")},
            .hint = std::string {tr(
                "If you like: one sentence. The next page shows it again, and there you decide whether to raise it.")},
            .problem = problem_at(refusal, "hard"),
            .value = std::string {fields.sent("hard")},
            .limit = 200},
        2);
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="/welcome" data-draft="welcome">{}{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), name_field(fields, refusal), profile_fields(fields, refusal, country), hard,
        tr("Show me the network"));
    auto const body = render(R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p>{}</div>)html",
        tr("Welcome. Who are you?"),
        tr("A few taps. No school name, no photo, no birthday. Members see your answers; you can change that for each "
           "of them."),
        form);
    return {.title = std::string {tr("Welcome")},
        .main = html::row(render("<p>{}</p>", tr("All but the name can wait.")), body),
        .focus = true};
}

html::Page you_page(
    Person const& person, web::Fields const& fields, base::Refusal const* refusal, AroundYou const& around)
{
    Html note;
    if (around.saved) note += html::notice(html::Hue::mint, render("<p>{}</p>", tr("Saved.")));
    if (around.way_back_opened) {
        note += html::notice(html::Hue::rose,
            render("<p>{}</p>",
                tr("On {day} two stewards opened a way into your account, because somebody told them that you lost "
                   "your mailbox. "
                   "If it was not you, sign out everywhere else and tell a steward.",
                    {{"day", platform::day(*around.way_back_opened)}})));
    }
    auto const opening
        = render(R"html(<div class="stack wide"><h1>{}</h1><p class="meta"><span>{}</span></p>{}</div>)html",
            person.name, person.email, note);
    auto const help = html::text_area(
        {.name = "help",
            .label = std::string {tr("What can you help with?")},
            .hint = std::string {tr("One thing is enough: “I have taught four grades in one room for nine years.”")},
            .problem = problem_at(refusal, "help"),
            .value = std::string {fields.sent("help")},
            .limit = 300},
        3);
    static constexpr std::array<std::string_view, 2> words {"name", "help"};
    auto const now = fields_of(person);
    auto const seen
        = render("{}{}", web::written_meanwhile(fields, refusal, now, words), web::seen_field(fields, refusal, now));
    auto const asked = render("{}{}{}{}", name_field(fields, refusal), profile_fields(fields, refusal, around.country),
        help, audience_list(fields));
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="/you/profile">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), seen, asked, tr("Save"));
    auto const places = render(
        R"html(<ul class="oks">{}</ul><div class="btns gap"><form method="post" action="/you/sessions/end-others">{}<button class="btn">{}</button></form><form method="post" action="/sign-out">{}<button class="btn">{}</button></form></div><p class="small quiet gap2"><a href="/you/blocked">{}</a></p>)html",
        html::each(around.sessions, session_row), html::form_tokens(), tr("Sign out everywhere else"),
        html::form_tokens(), tr("Sign out here"), tr("Whom you have blocked"));
    Html main = html::row(html::initials(person.name, "z4"), opening);
    main += html::row(render("<h2>{}</h2>", tr("About you")), form);
    main += html::row(render(R"html(<h2 id="display">{}</h2>)html", tr("Language and clock")),
        display_form(person, around.display, around.display_refusal, around.languages));
    main += html::row(render("<h2>{}</h2>", tr("Where you are signed in")), places);
    main += html::row(render("<h2>{}</h2>", tr("Your account")), account_links(person.role));
    return {.title = std::string {tr("You")}, .tab = html::Tab::you, .main = std::move(main)};
}

namespace {

Html person_line(base::Actor const& actor, Person const& person, Together together)
{
    std::string about;
    if (may_see(actor, Part::subjects, person, together) && !person.subjects.empty())
        about = codes_in_words(person.subjects, subject_words);
    if (may_see(actor, Part::place, person, together) && person.place) {
        auto const place = platform::place_words(*person.place);
        if (!place.empty()) (about += about.empty() ? "" : ", ") += place;
    }
    return render(R"html(<li>{}<div><a href="{}" dir="auto">{}</a><br><span class="quiet">{}</span></div></li>)html",
        html::initials(person.name, "z2"), html::Url::to({"people", person.slug}), person.name, about);
}

/// What she shows to this actor, part by part.
Html facts_of(base::Actor const& actor, Person const& person, Together together)
{
    Html facts;
    auto const fact = [&](Part part, std::string const& words) {
        if (!words.empty() && may_see(actor, part, person, together))
            facts += render("<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>", part_words(part), words);
    };
    fact(Part::help, person.help);
    fact(Part::subjects, codes_in_words(person.subjects, subject_words));
    fact(Part::grades, codes_in_words(person.grades, grade_words));
    fact(Part::setting, setting_words(person.setting));
    fact(Part::languages, codes_in_words(person.languages, language_words));
    fact(Part::place, person.place ? platform::place_words(*person.place) : std::string {});
    return facts;
}

} // namespace

html::Page person_page(base::Actor const& actor, Person const& person, Together together, bool blocked)
{
    auto const facts = facts_of(actor, person, together);
    auto const rest = facts.empty() ? render("<p class=\"quiet\">{}</p>", tr("Nothing more is shared here yet."))
                                    : render("<dl class=\"plan\">{}</dl>", facts);
    auto const away = may(actor, Action::block, person).allowed ? keep_away_buttons(person, blocked) : Html {};
    std::optional<Html> since;
    if (actor.is_member())
        since = render(R"html(<p class="meta"><span>{}</span></p>)html",
            tr("here since {month}", {{"month", platform::month(person.joined_at)}}));
    auto const body = render(
        R"html(<div class="stack wide loose"><h1 dir="auto">{}</h1>{}{}{}</div>)html", person.name, since, rest, away);
    return {.title = person.name, .tab = html::Tab::people, .main = html::row(html::initials(person.name, "z4"), body)};
}

html::Page people_page(
    base::Actor const& actor, std::vector<Person> const& people, std::set<base::PersonId> const& together, bool more)
{
    std::optional<Html> next;
    if (more && !people.empty()) {
        next = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html",
            html::Url {"/people"}.with("after", people.back().name).with("id", people.back().id.text()),
            tr("More people"));
    }
    auto const list = render(R"html(<h1>{}</h1><ul class="folk gap2">{}</ul>{})html", tr("People"),
        html::each(people,
            [&](Person const& person) {
                return person_line(actor, person, together.contains(person.id) ? Together::in_a_circle : Together::no);
            }),
        next);
    return {.title = std::string {tr("People")},
        .tab = html::Tab::people,
        .main = html::row(render("<p>{}</p>", tr("Only members see this list.")), list)};
}

} // namespace people
