#include "areas/stewards/setup/setup_page.h"

#include "areas/stewards/settings/settings_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace stewards {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

html::Url to(Question const& question, Step step)
{
    return html::Url::to({"setup", question.token, name_of(step)});
}

std::string_view heading(Step step)
{
    switch (step) {
    case Step::place:
        return tr("Where are your teachers?");
    case Step::name:
        return tr("What is the network called?");
    case Step::account:
        return tr("And who are you?");
    case Step::mail:
        return tr("How do letters leave the house?");
    case Step::joining:
        return tr("Who may come in?");
    case Step::start:
        return tr("Start empty, or with something to click?");
    case Step::checks:
        return tr("Your network runs");
    }
    return {};
}

std::string_view lead(Step step)
{
    switch (step) {
    case Step::place:
        return tr("It sets the languages, the places and the clock. Nothing is sent anywhere.");
    case Step::name:
        return tr("It can be changed later, like everything here.");
    case Step::account:
        return tr("The link proves that the machine is yours, so no code is needed: you are signed in here at once, as "
                  "its first "
                  "administrator. After that the link is dead.");
    case Step::mail:
        return tr("Groundswell mails codes, answers and one letter a week. It needs an address to send from.");
    case Step::joining:
        return tr("Reading what is public is free for everybody in any case.");
    case Step::start:
        return tr("The example is marked on every page, and one button removes it all.");
    case Step::checks:
        return tr("What has an exclamation mark wants a look this week.");
    }
    return {};
}

Html account_question(web::Fields const& fields, base::Refusal const* refusal)
{
    Html both = html::text_field({.name = "your_name",
        .label = std::string {tr("Your name")},
        .hint = std::string {tr("As colleagues call you. Members see it beside what you write.")},
        .problem = problem_at(refusal, "your_name"),
        .value = std::string {fields.sent("your_name")},
        .autocomplete = "name",
        .limit = 80,
        .required = true});
    both += html::text_field({.name = "email",
        .label = std::string {tr("Your e-mail")},
        .hint = std::string {tr("You sign in with it from other browsers. Type it twice in your mind.")},
        .problem = problem_at(refusal, "email"),
        .value = std::string {fields.sent("email")},
        .type = "email",
        .autocomplete = "email",
        .limit = 254,
        .required = true});
    return both;
}

Html mail_question(Question const& question)
{
    if (question.said == "test") return {}; // the notice says it
    if (question.mail_works)
        return html::notice(html::Hue::mint,
            render("<p>{}</p>", tr("A mail server is set up and answers. Send yourself a test, or go on.")));
    return html::notice(html::Hue::sun,
        render("<p>{}</p><p><code>--mail smtp://name:password@mail.example:587</code></p>",
            tr("Not yet. Until then invitations are links and QR codes on paper, and a link to sign in is made at the "
               "machine. "
               "To set it up, start the program with this in its command line or its settings file:")));
}

Html start_question()
{
    return html::choices({.name = "start", .label = std::string {tr("What to start with")}},
        {{.value = "example",
             .label = std::string {tr("With an example network")},
             .hint
             = std::string {tr("Invented teachers with needs, me-toos and answers, so that every page has something to "
                               "click. A button in the settings takes it away.")},
             .chosen = true},
            {.value = "empty",
                .label = std::string {tr("Empty")},
                .hint = std::string {tr("You raise the first need yourself. It takes a minute.")}}},
        html::Answers::one, html::Look::cards);
}

Html fields_of_step(Question const& question, web::Fields const& fields, base::Refusal const* refusal,
    platform::Languages const& languages)
{
    switch (question.step) {
    case Step::place:
        return place_questions(fields, refusal, languages);
    case Step::name:
        return name_question(fields, refusal);
    case Step::account:
        return account_question(fields, refusal);
    case Step::mail:
        return mail_question(question);
    case Step::joining: {
        auto both = joining_question(fields, refusal);
        both += public_question(fields, refusal);
        return both;
    }
    case Step::start:
        return start_question();
    case Step::checks:
        return {};
    }
    return {};
}

/// Letters need no answer on the page: one tries them, or goes on.
Html way_on_from_mail(Question const& question, Html back)
{
    bool const can_test = question.mail_works && question.has_account;
    bool const is_tested = question.said == "test";
    auto const test = can_test ? render(R"html(<button class="{}">{}</button>)html", is_tested ? "btn" : "btn go",
                          is_tested ? tr("Send it again") : tr("Send me a test"))
                               : Html {};
    auto const go_on = render(R"html(<a class="{}" href="{}">{}</a>)html", is_tested || !can_test ? "btn go" : "btn",
        to(question, Step::joining), is_tested ? tr("Go on") : tr("Go on like this"));
    return is_tested || !can_test ? render("{}{}{}", go_on, test, back) : render("{}{}{}", test, go_on, back);
}

Html way_on(Question const& question)
{
    auto const next = after(question.step);
    auto const previous = before(question.step);
    auto back = previous ? render(R"html(<a class="btn" href="{}">{}</a>)html", to(question, *previous), tr("Back"))
                         : Html {};
    if (question.step == Step::mail)
        return render(R"html(<div class="btns">{}</div>)html", way_on_from_mail(question, std::move(back)));
    Html buttons = render(R"html(<button class="btn go">{}</button>)html", tr("Go on"));
    buttons += back;
    if (next) buttons += render(R"html(<a class="btn" href="{}">{}</a>)html", to(question, *next), tr("Skip for now"));
    return render(R"html(<div class="btns">{}</div>)html", buttons);
}

Html note_of(Question const& question)
{
    auto const number = static_cast<int>(question.step) + 1;
    return render("{}<p>{}<br>{}</p>", html::squares(number, html::Hue::mint, steps - number),
        tr("Question {n} of {all}", {{"n", platform::number(number)}, {"all", platform::number(steps)}}),
        tr("Everything can be changed later"));
}

Html notice_of(Question const& question)
{
    if (question.said == "test")
        return html::notice(
            html::Hue::mint, render("<p>{}</p>", tr("The test is on its way. Look into your mailbox.")));
    if (question.said == "no_test")
        return html::notice(html::Hue::clay, render("<p>{}</p>", tr("The mail server did not take the test.")));
    return {};
}

Html first_week(Question const& question)
{
    auto const list = render(R"html(<ul class="dash gap"><li>{}</li><li>{}</li><li>{}</li><li>{}</li></ul>)html",
        tr("Invite ten teachers you know by name."), tr("Raise three needs that are real."),
        tr("Ask one person to welcome newcomers with you."), tr("On Friday, read the first letter."));
    Html buttons = render(R"html(<a class="btn go" href="/">{}</a>)html", tr("Open the network"));
    if (question.has_account) {
        buttons += render(
            R"html(<a class="btn" href="/invitations">{}</a><a class="btn" href="/steward/sheet">{}{}</a>)html",
            tr("Invite colleagues"), html::icon("print"), tr("Print the sheet"));
    } else {
        buttons += render(R"html(<a class="btn" href="{}">{}</a>)html", to(question, Step::account),
            tr("Nobody is administrator yet: make your account"));
    }
    return render(R"html(<div class="stack loose"><div><h3>{}</h3>{}</div><div class="btns">{}</div></div>)html",
        tr("The first week"), list, buttons);
}

} // namespace

html::Page setup_page(Question const& question, web::Fields const& fields, base::Refusal const* refusal,
    platform::Languages const& languages)
{
    auto const title = heading(question.step);
    auto const opening = render(R"html(<div class="stack"><h1>{}</h1><p class="lead">{}</p></div>{})html", title,
        lead(question.step), notice_of(question));
    Html main;
    if (question.step == Step::checks) {
        main = html::row(note_of(question), render("{}{}", opening, check_list(question.checks)));
        main += html::row(render("<h2>{}</h2><p>{}</p>", tr("On the wall"), tr("Print it for the staff room")),
            render(R"html(<div class="split even">{}{}</div>)html", question.sheet, first_week(question)));
    } else {
        main = html::row(note_of(question),
            render(R"html(<form class="stack loose wide" method="post" action="{}">{}{}{}{}</form>)html",
                to(question, question.step), html::form_tokens(), opening,
                fields_of_step(question, fields, refusal, languages), way_on(question)));
    }
    return {.title = std::string {title}, .main = std::move(main), .focus = true};
}

} // namespace stewards
