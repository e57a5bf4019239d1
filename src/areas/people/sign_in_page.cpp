#include "areas/people/person_page.h"
#include "html/pieces.h"
#include "html/words.h"

namespace people {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

Html door_words(Joining joining)
{
    switch (joining) {
    case Joining::open:
        return {};
    case Joining::vouched:
        return render(R"html(<p class="callout sun">{}</p>)html",
            tr("New here? This network grows by word of mouth: a member invites you, or you use the code on the sheet "
               "in "
               "your staff room. Everybody may read."));
    case Joining::invited:
        return render(R"html(<p class="callout sun">{}</p>)html",
            tr("New here? A steward of this network invites you, or you use the code on the sheet in your staff room. "
               "Everybody may read."));
    }
    return {};
}

} // namespace

html::Page sign_in_page(web::Fields const& fields, base::Refusal const* refusal, Joining joining)
{
    auto const address = html::text_field({.name = "email",
        .label = std::string {tr("Your e-mail")},
        .hint = std::string {tr("We send six digits to it. No password is needed, and nobody else sees the address.")},
        .problem = problem_at(refusal, "email"),
        .value = std::string {fields.sent("email")},
        .type = "email",
        .autocomplete = "email",
        .limit = 254,
        .required = true});
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="/sign-in">{}<input type="hidden" name="next" value="{}"><input type="hidden" name="pass" value="{}">{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), fields.sent("next"), fields.sent("pass"), address, tr("Send me the code"));
    auto const password = html::Url {"/sign-in/password"}.with("next", fields.sent("next"));
    auto const other = render(R"html(<p class="small quiet"><a href="{}">{}</a></p>)html", password,
        tr("Sign in with a password or a passkey instead"));
    auto const body = render(R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p>{}{}{}</div>)html",
        tr("Come in"), tr("New here or back again: it is the same door."), door_words(joining), form, other);
    return {.title = std::string {tr("Sign in")},
        .main = html::row(render("<p>{}</p>", tr("Two steps, one minute")), body)};
}

html::Page code_page(
    web::Fields const& fields, base::Refusal const* refusal, std::string_view address, std::string_view code_shown)
{
    auto const code = html::code_field({.name = "code",
        .label = std::string {tr("Type the code")},
        .hint = std::string {tr("It works once, for ten minutes, in this browser. On most phones it fills itself in.")},
        .problem = problem_at(refusal, "code"),
        .limit = 7,
        .required = true});
    std::optional<Html> shown;
    if (!code_shown.empty())
        shown = render(R"html(<p class="callout sun" id="development-code">{}</p>)html", code_shown);
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="/sign-in/code">{}<input type="hidden" name="next" value="{}">{}{}<div class="btns"><button class="btn go">{}</button><a class="btn" href="/sign-in">{}</a></div></form>)html",
        html::form_tokens(), fields.sent("next"), shown, code, tr("Come in"), tr("Send a new one"));
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p>{}<p class="small quiet">{}</p></div>)html",
        tr("Look into your mailbox"), tr("Six digits are on their way to {address}.", {{"address", address}}), form,
        tr("Nothing there after two minutes? Look under spam, or ask for a new one. After five wrong tries a code "
           "is thrown away."));
    return {.title = std::string {tr("The code")}, .main = html::row(render("<p>{}</p>", tr("Second step")), body)};
}

} // namespace people
