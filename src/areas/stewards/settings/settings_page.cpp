#include "areas/stewards/settings/settings_page.h"

#include "areas/stewards/may.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/places.h"
#include "platform/i18n/zones.h"

namespace stewards {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

std::vector<html::Choice> spoken(platform::Languages const& languages, web::Fields const& fields, std::string_view name)
{
    std::vector<html::Choice> choices;
    for (auto const& language : platform::known_languages()) {
        if (!languages.speaks(language.code) || language.code == platform::pseudo_language) continue;
        choices.push_back({.value = std::string {language.code},
            .label = std::string {language.endonym},
            .chosen = fields.was_sent(name, language.code)});
    }
    return choices;
}

std::vector<html::Choice> countries(std::string_view chosen)
{
    std::vector<html::Choice> choices;
    for (auto& country : platform::gazetteer().countries(html::spoken_language()))
        choices.push_back({.value = country.code, .label = std::move(country.name), .chosen = country.code == chosen});
    return choices;
}

std::vector<html::Choice> zones(std::string_view chosen)
{
    std::vector<html::Choice> choices;
    for (auto& zone : platform::system_zones().names())
        choices.push_back({.value = zone, .label = zone, .chosen = zone == chosen});
    return choices;
}

} // namespace

html::Html name_question(web::Fields const& fields, base::Refusal const* refusal)
{
    return html::text_field({.name = "name",
        .label = std::string {tr("The network's name")},
        .hint
        = std::string {tr("As teachers will say it: “Teachers of the Black Sea”. It stands on every page and letter.")},
        .problem = problem_at(refusal, "name"),
        .value = std::string {fields.sent("name")},
        .limit = 60,
        .required = true});
}

html::Html place_questions(
    web::Fields const& fields, base::Refusal const* refusal, platform::Languages const& languages)
{
    Html all
        = html::select({.name = "country",
                           .label = std::string {tr("Country")},
                           .hint = std::string {tr("The provinces come with the program; no map service is asked.")},
                           .problem = problem_at(refusal, "country")},
            countries(fields.sent("country")));
    all += html::select(
        {.name = "zone",
            .label = std::string {tr("Clock")},
            .hint = std::string {tr("For dates and for the weekly letter; everybody may choose another.")},
            .problem = problem_at(refusal, "zone")},
        zones(fields.sent("zone")));
    all += html::select({.name = "first_language",
                            .label = std::string {tr("Which language greets newcomers?")},
                            .problem = problem_at(refusal, "first_language")},
        spoken(languages, fields, "first_language"));
    all += html::choices({.name = "languages",
                             .label = std::string {tr("Languages people may use here")},
                             .problem = problem_at(refusal, "languages")},
        spoken(languages, fields, "languages"), html::Answers::many, html::Look::chips);
    return all;
}

html::Html joining_question(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const now = fields.sent("joining");
    return html::choices(
        {.name = "joining", .label = std::string {tr("Who may join?")}, .problem = problem_at(refusal, "joining")},
        {{.value = "open",
             .label = std::string {tr("Anybody with an e-mail address")},
             .hint = std::string {tr("The network grows fastest; stewards look at reports.")},
             .chosen = now == "open"},
            {.value = "vouched",
                .label = std::string {tr("Whoever a member invites")},
                .hint
                = std::string {tr("Each newcomer is known to somebody. Members invite up to thirty people a day.")},
                .chosen = now == "vouched"},
            {.value = "invited",
                .label = std::string {tr("Whoever a steward invites")},
                .hint = std::string {tr(
                    "By mail, or by the sheet in the staff room. Everybody may still read what is public.")},
                .chosen = now == "invited"}},
        html::Answers::one, html::Look::cards);
}

html::Html public_question(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const now = fields.sent("public_default");
    return html::choices({.name = "public_default",
                             .label = std::string {tr("Who reads a need, unless its author says otherwise?")},
                             .problem = problem_at(refusal, "public_default")},
        {{.value = "everyone",
             .label = std::string {tr("Anyone")},
             .hint = std::string {tr("A shared link opens for everybody; search engines may find it.")},
             .chosen = now == "everyone"},
            {.value = "members",
                .label = std::string {tr("Members")},
                .hint = std::string {tr("A shared link asks strangers to join first.")},
                .chosen = now == "members"}},
        html::Answers::one, html::Look::cards);
}

html::Html free_days_questions(web::Fields const& fields, base::Refusal const* refusal)
{
    std::vector<html::Choice> weekends {{.value = "6 7", .label = std::string {tr("Saturday and Sunday")}},
        {.value = "5 6", .label = std::string {tr("Friday and Saturday")}},
        {.value = "4 5", .label = std::string {tr("Thursday and Friday")}},
        {.value = "5", .label = std::string {tr("Friday")}}, {.value = "7", .label = std::string {tr("Sunday")}}};
    for (auto& choice : weekends) choice.chosen = choice.value == fields.sent("weekend");
    Html all = html::select({.name = "weekend",
                                .label = std::string {tr("The weekend")},
                                .hint = std::string {tr("On these days nobody is expected to welcome newcomers.")},
                                .problem = problem_at(refusal, "weekend")},
        weekends);
    return all += html::text_area(
               {.name = "free_days",
                   .label = std::string {tr("Holidays")},
                   .hint = std::string {tr("One day on each line, or the first and the last: 2027-01-25 2027-02-05.")},
                   .problem = problem_at(refusal, "free_days"),
                   .value = std::string {fields.sent("free_days")},
                   .limit = 2000},
               4);
}

namespace {

/// The way to lists, mailing lists and forums from before, for administrators.
Html imports_row()
{
    return html::row(render("<h2>{}</h2>", tr("From before")),
        render(R"html(<p>{}</p><p class="gap"><a class="btn" href="/steward/imports">{}</a></p>)html",
            tr("A list of people or circles, a mailing list, a forum: what you have can come along."),
            tr("Bring in what you have")));
}

/// One button for administrators, while the invented network is here.
Html example_row(Example example)
{
    auto const words = example == Example::leaves
        ? render("<p>{}</p>", tr("The invented people are leaving. It takes a minute; nothing is left for you to do."))
        : render(
            R"html(<p>{}</p><form class="gap" method="post" action="/steward/example/removal">{}<button class="btn">{}</button></form>)html",
            tr("Everybody of it is invented. It goes with all that was said to it, also by real people; what they "
               "raised "
               "themselves stays."),
            html::form_tokens(), tr("Remove the example network"));
    return html::row(render("<h2>{}</h2>", tr("The example network")), words);
}

} // namespace

html::Page settings_page(
    base::Actor const& actor, web::Fields const& fields, base::Refusal const* refusal, AroundSettings const& around)
{
    auto const& languages = around.languages;
    std::optional<Html> note;
    if (around.saved) note = html::notice(html::Hue::mint, render("<p>{}</p>", tr("Saved.")));
    Html questions = name_question(fields, refusal);
    questions += place_questions(fields, refusal, languages);
    questions += joining_question(fields, refusal);
    questions += public_question(fields, refusal);
    questions += free_days_questions(fields, refusal);
    Html const save = may(actor, Action::change_settings).allowed
        ? render(R"html(<div class="btns"><button class="btn go">{}</button></div>)html", tr("Save"))
        : render("<p class=\"quiet\">{}</p>", tr("Only administrators change these."));
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1>{}<form class="stack loose wide" method="post" action="/steward/settings">{}{}{}</form></div>)html",
        tr("Settings"), note, html::form_tokens(), questions, save);
    Html main = html::row(render(R"html(<p>{}</p><p><a href="/steward/limits">{}</a></p>)html",
                              tr("They hold at once, for everybody."), tr("What newcomers may write")),
        body);
    if (may(actor, Action::change_settings).allowed) main += imports_row();
    if (around.example != Example::none && may(actor, Action::change_settings).allowed)
        main += example_row(around.example);
    return {.title = std::string {tr("Settings")}, .tab = html::Tab::care, .main = std::move(main)};
}

} // namespace stewards
