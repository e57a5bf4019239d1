#include "areas/needs/guest_page.h"

#include "html/pieces.h"
#include "html/words.h"

namespace needs {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;
using html::trn;

html::Url path_of(Need const& need)
{
    return html::Url::to({"needs", need.path_name()});
}

Html the_need(Need const& need)
{
    return render(R"html(<h1 dir="auto">{}</h1>)html", tr("“{title}”", {{"title", need.title}}));
}

std::vector<html::Choice> letter_choices(web::Fields const& fields)
{
    bool const yes = fields.sent("letter") == "yes";
    bool const no = fields.sent("letter") == "no";
    return {{.value = "yes",
                .label = std::string {tr("Yes, on Friday at 17:00")},
                .hint = std::string {tr("What came of this need, and no more. Stop it with one tap, for ever.")},
                .chosen = yes},
        {.value = "no",
            .label = std::string {tr("No, only count me")},
            .hint = std::string {tr("You will hear nothing else from us.")},
            .chosen = no}};
}

} // namespace

html::Page guest_form(Need const& need, std::int64_t me_toos, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const name = html::text_field({.name = "first_name",
        .label = std::string {tr("Your first name")},
        .hint = std::string {tr("It stands nowhere on the site.")},
        .problem = problem_at(refusal, "first_name"),
        .value = std::string {fields.sent("first_name")},
        .autocomplete = "given-name",
        .limit = 60,
        .required = true});
    auto const address = html::text_field({.name = "email",
        .label = std::string {tr("Your e-mail")},
        .hint = std::string {tr(
            "We write once to make sure it is you. You are counted when you tap the button behind the link.")},
        .problem = problem_at(refusal, "email"),
        .value = std::string {fields.sent("email")},
        .type = "email",
        .autocomplete = "email",
        .limit = 254,
        .required = true});
    auto const letter = html::choices({.name = "letter",
                                          .label = std::string {tr("And one letter a week?")},
                                          .problem = problem_at(refusal, "letter")},
        letter_choices(fields), html::Answers::one, html::Look::cards);
    auto const buttons = render(
        R"html(<div class="btns"><button class="btn go">{}{}</button><a class="btn" href="{}">{}</a></div>)html",
        html::icon("hand"), tr("Count me"), path_of(need), tr("Just read on"));
    auto const form
        = render(R"html(<form class="stack loose wide gap" method="post" action="{}">{}{}{}{}{}</form>)html",
            html::Url::to({"needs", need.path_name(), "me-too"}), html::form_tokens(), name, address, letter, buttons);
    std::optional<Html> voices; // nobody is told that nobody said it
    if (me_toos > 0)
        voices = render("<p>{}</p>", trn("{n} teacher says “me too”.", "{n} teachers say “me too”.", me_toos));
    auto const body = render(
        R"html(<div class="stack wide">{}{}{}<p class="small quiet"><a href="/who-sees-what">{}</a></p></div>)html",
        the_need(need), voices, form, tr("Who sees what"));
    return {.title = std::string {tr("Me too")},
        .tab = html::Tab::needs,
        .ornament = need.title,
        .main = html::row(render("<p>{}<br>{}</p>", tr("Me too"), tr("No account, no password")), body)};
}

html::Page guest_asked_page(Need const& need, std::string_view address)
{
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><p>{}</p><div class="btns"><a class="btn" href="{}">{}</a></div></div>)html",
        tr("Look into your mailbox"),
        tr("A message is on its way to {address}. Open its link, tap the button, and you are counted.",
            {{"address", address}}),
        tr("Nothing there after two minutes? Look under spam."), path_of(need), tr("Back to the need"));
    return {.title = std::string {tr("Look into your mailbox")},
        .main = html::row(render("<p>{}</p>", tr("Almost counted")), body)};
}

html::Page guest_confirm_page(Need const& need, GuestMeToo const& guest, std::string_view token)
{
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}<div class="btns"><button class="btn go">{}{}</button></div><details><summary>{}</summary><div class="stack loose wide">{}</div></details></form>)html",
        html::Url::to({"me-too", token}), html::form_tokens(), html::icon("hand"), tr("Count me"),
        tr("Tell us about your class: four taps, all optional"), context_fields());
    auto const body = render(R"html(<div class="stack wide loose">{}<p class="lead">{}</p>{}</div>)html",
        the_need(need), tr("Good day {name}. One tap, and you are counted.", {{"name", guest.first_name}}), form);
    return {.title = std::string {tr("Me too")},
        .ornament = need.title,
        .main = html::row(render("<p>{}</p>", tr("Me too")), body),
        .focus = true};
}

html::Page send_page(Need const& need, std::string_view public_url)
{
    auto const link = std::string {public_url} + "/needs/" + need.path_name();
    auto const words = tr("“{title}” — is this yours too? {link}", {{"title", need.title}, {"link", link}});
    auto const whatsapp = html::Url::outside("https://wa.me/")->with("text", words);
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><p class="squared plain" dir="ltr">{}</p><div class="btns"><a class="btn go" rel="noopener" href="{}">{}{}</a></div></div>)html",
        tr("Send it to a colleague"),
        tr("One colleague who would say the same is worth more than a hundred who scroll past. Copy the line, or open "
           "WhatsApp."),
        words, whatsapp, html::icon("share"), tr("Open WhatsApp"));
    return {.title = std::string {tr("Send it to a colleague")},
        .tab = html::Tab::needs,
        .ornament = need.title,
        .main = html::row(render("<p>{}</p>", tr("A need")), body)};
}

} // namespace needs
