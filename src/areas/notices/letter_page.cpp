#include "areas/notices/letter_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/i18n/reader.h"

namespace notices {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

std::string at_hour(int hour)
{
    return platform::clock_time(platform::time_of(*platform::reader().zone, {.hour = hour}));
}

Html how_often(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const chosen = fields.sent("often");
    std::vector<html::Choice> choices {{"weekly", std::string {tr("One letter a week")},
                                           std::string {tr("On Friday, so that it can wait until Monday.")}},
        {"daily", std::string {tr("A letter each working day")}, std::string {tr("From Monday to Friday.")}},
        {"monthly", std::string {tr("One letter a month")}, std::string {tr("On its first Friday.")}},
        {"never", std::string {tr("No letter")}, std::string {tr("Everything stands on the pages all the same.")}}};
    for (auto& choice : choices) choice.chosen = choice.value == chosen;
    return html::choices({.name = "often",
                             .label = std::string {tr("How often shall the letter come?")},
                             .hint = std::string {tr("It is never empty, and it ends. When little is new it waits, "
                                                     "but no longer than a week.")},
                             .problem = html::problem_at(refusal, "often")},
        choices, html::Answers::one, html::Look::cards);
}

Html which_hour(web::Fields const& fields, base::Refusal const* refusal)
{
    std::vector<html::Choice> hours;
    for (int hour = earliest_hour; hour <= latest_hour; ++hour) {
        auto const value = std::to_string(hour);
        hours.push_back({.value = value, .label = at_hour(hour), .chosen = fields.sent("hour") == value});
    }
    return html::select(
        {.name = "hour", .label = std::string {tr("At what hour?")}, .problem = html::problem_at(refusal, "hour")},
        hours);
}

Html at_once(web::Fields const& fields)
{
    return html::choices(
        {.name = "at_once",
            .label = std::string {tr("When something cannot wait for the letter")},
            .hint = std::string {tr("Four things cannot: somebody addresses you, something you "
                                    "took on ends tomorrow, a meeting is today, or it is about your safety.")}},
        {{"yes", std::string {tr("Tell me by mail at once")},
            std::string {tr("But not in my quiet hours: then it waits until they are over.")},
            fields.was_sent("at_once", "yes")}},
        html::Answers::many, html::Look::cards);
}

Html hours(std::string_view name, std::string_view label, int first, int last, web::Fields const& fields,
    base::Refusal const* refusal)
{
    std::vector<html::Choice> choices;
    for (int hour = first; hour <= last; ++hour) {
        auto const value = std::to_string(hour);
        choices.push_back({.value = value, .label = at_hour(hour), .chosen = fields.sent(name) == value});
    }
    return html::select(
        {.name = std::string {name}, .label = std::string {label}, .problem = html::problem_at(refusal, name)},
        choices);
}

Html quiet_hours(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const from = hours("quiet_from", tr("My quiet hours begin at"), earliest_quiet, latest_quiet, fields, refusal);
    auto const to
        = hours("quiet_to", tr("and end in the morning at"), earliest_morning, latest_morning, fields, refusal);
    auto const weekends = html::choices({.name = "quiet_weekends", .label = std::string {tr("At the weekend")}},
        {{"yes", std::string {tr("Quiet all day")},
             std::string {tr("Except for a meeting that you said you can come to.")},
             !fields.was_sent("quiet_weekends", "no")},
            {"no", std::string {tr("Like any other day")}, {}, fields.was_sent("quiet_weekends", "no")}},
        html::Answers::one, html::Look::cards);
    return render("{}{}{}", from, to, weekends);
}

Html past(std::vector<Letter> const& letters)
{
    if (letters.empty()) return render("<p class=\"quiet\">{}</p>", tr("No letter has been written to you yet."));
    return render(R"html(<ul class="oks">{}</ul>)html", html::each(letters, [](Letter const& letter) {
        return render(
            R"html(<li><i class="sky">{}</i><div><a href="{}">{}</a><p class="small quiet">{}</p></div></li>)html",
            html::icon("mail"), html::Url::to({"letters", letter.id.text()}), platform::day(letter.planned_for),
            trn("one thing", "{n} things", static_cast<std::int64_t>(letter.items.size())));
    }));
}

Html entry(LetterWords::Entry const& entry)
{
    auto const answers = html::each(entry.answers,
        [](LetterWords::Way const& way) { return render(R"html(<a href="{}">{}</a><br>)html", way.url, way.words); });
    return render(R"html(<h3 dir="auto">{}</h3><p>{}<br>{}<a href="{}">{}</a></p>)html", entry.title, entry.words,
        answers, entry.url, entry.link);
}

Html less(LetterWords::Section const& section)
{
    if (section.ways.empty()) return {};
    return render(R"html(<p class="small">{}</p>)html", html::each(section.ways, [](LetterWords::Way const& way) {
        return render(R"html(<a href="{}" dir="auto">{}</a><br>)html", way.url, way.words);
    }));
}

struct ChoiceWords {
    html::Phrase question;
    html::Phrase what;
    html::Phrase button;
    html::Phrase done;
};

ChoiceWords words_of(Choice choice)
{
    switch (choice) {
    case Choice::stop:
        return {html::Phrase("No more letters?"),
            html::Phrase("Then nothing comes by mail by itself: no letter, and no word when somebody answers you. A "
                         "code for signing in still comes when you ask for one."),
            html::Phrase("No more letters"), html::Phrase("No letter comes any more.")};
    case Choice::monthly:
        return {html::Phrase("One letter a month?"),
            html::Phrase("It comes on the first Friday of the month, when there is something to tell."),
            html::Phrase("Monthly instead"), html::Phrase("Your letter comes monthly now.")};
    case Choice::weekly:
        break;
    }
    return {html::Phrase("The letter once a week?"),
        html::Phrase("It comes on Fridays, when there is something to tell."), html::Phrase("Weekly again"),
        html::Phrase("Your letter comes weekly now.")};
}

} // namespace

web::Fields fields_of(Wishes const& wishes)
{
    web::Fields fields;
    fields.set("often", std::string {people::name_of(wishes.often)}).set("hour", std::to_string(wishes.hour));
    if (wishes.at_once) fields.set("at_once", "yes");
    fields.set("quiet_from", std::to_string(wishes.quiet.from)).set("quiet_to", std::to_string(wishes.quiet.to));
    fields.set("quiet_weekends", wishes.quiet.weekends ? "yes" : "no");
    return fields;
}

html::Page letters_page(
    web::Fields const& fields, base::Refusal const* refusal, std::vector<Letter> const& letters, Html const& notice)
{
    auto const opening = render(R"html({}<h1>{}</h1><p class="lead gap">{}</p>)html", notice, tr("Your letters"),
        tr("Everything that concerns you comes in one letter. Only four things may come between."));
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="/letters">{}{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), how_often(fields, refusal), which_hour(fields, refusal),
        render("{}{}", at_once(fields), quiet_hours(fields, refusal)), tr("Keep it so"));
    Html main = html::row({}, opening);
    main += html::row(render("<h2>{}</h2>", tr("When mails come")), form);
    main += html::row(render("<h2>{}</h2>", tr("Letters so far")), past(letters));
    return {.title = std::string {tr("Your letters")}, .tab = html::Tab::you, .main = std::move(main)};
}

html::Page letter_page(LetterWords const& words)
{
    auto const title = words.sections.empty() ? std::string {tr("Your letter")} : words.subject;
    auto const opening = words.sections.empty()
        ? render(R"html(<h1>{}</h1><p class="lead gap">{}</p>)html", title,
            tr("What this letter told of is not there any more."))
        : render(R"html(<h1 dir="auto">{}</h1><p class="lead gap">{}</p>)html", words.greeting, words.summary);
    Html main = html::row({}, opening);
    for (auto const& section : words.sections) {
        main += html::row(render("<h2>{}</h2>", section.heading),
            render(R"html(<div class="prose">{}{}</div>)html", html::each(section.entries, entry), less(section)));
    }
    auto const end = render(
        R"html(<div class="end"><p class="say">{}</p><p class="quiet"><a href="/letters">{}</a></p></div>)html",
        tr("That is everything."), tr("Your letters, and when they come"));
    main += html::row({}, end);
    return {.title = title, .tab = html::Tab::you, .main = std::move(main)};
}

html::Page choice_page(Choice choice, html::Url const& action)
{
    auto const words = words_of(choice);
    auto const body = render(
        R"html(<div class="stack"><h1>{}</h1><p class="lead">{}</p><form method="post" action="{}"><button class="btn go">{}</button></form></div>)html",
        tr(words.question), tr(words.what), action, tr(words.button));
    return {.title = std::string {tr(words.question)}, .main = html::row({}, body), .focus = true};
}

html::Page chosen_page(Choice choice, html::Url const& weekly)
{
    auto const words = words_of(choice);
    Html back;
    if (choice != Choice::weekly) {
        back = render(R"html(<form method="post" action="{}"><button class="btn">{}</button></form>)html", weekly,
            tr("Weekly again"));
    }
    auto const body = render(
        R"html(<div class="stack" role="status"><h1>{}</h1><p class="lead">{}</p><div class="btns">{}<a class="btn" href="/letters">{}</a></div></div>)html",
        tr(words.done), tr("You can close this page."), back, tr("Say when mails may come"));
    return {.title = std::string {tr(words.done)}, .main = html::row({}, body), .focus = true};
}

html::Page circle_choice_page(CircleChoice choice, circles::Circle const& circle, html::Url const& action)
{
    bool const less = choice == CircleChoice::less;
    auto const title = less ? tr("Less of {circle}?", {{"circle", circle.name}})
                            : tr("{circle} in your letters again?", {{"circle", circle.name}});
    auto const what = less
        ? tr("Then your letters tell nothing of what is said there. You stay in the circle, and whoever "
             "calls you by name still reaches you.")
        : tr("Then your letters tell what moved there, as they do of your other circles.");
    auto const body = render(
        R"html(<div class="stack"><h1 dir="auto">{}</h1><p class="lead">{}</p><form method="post" action="{}"><button class="btn go">{}</button></form></div>)html",
        title, what, action, less ? tr("Less of it") : tr("Tell me of it again"));
    return {.title = title, .main = html::row({}, body), .focus = true};
}

html::Page circle_chosen_page(CircleChoice choice, circles::Circle const& circle, html::Url const& back)
{
    bool const less = choice == CircleChoice::less;
    auto const title = less ? tr("Your letters tell nothing of {circle} any more.", {{"circle", circle.name}})
                            : tr("Your letters tell of {circle} again.", {{"circle", circle.name}});
    auto const body = render(
        R"html(<div class="stack" role="status"><h1 dir="auto">{}</h1><p class="lead">{}</p><form method="post" action="{}"><button class="btn">{}</button></form></div>)html",
        title, tr("You can close this page."), back, less ? tr("Tell me of it again") : tr("Less of it"));
    return {.title = title, .main = html::row({}, body), .focus = true};
}

} // namespace notices
