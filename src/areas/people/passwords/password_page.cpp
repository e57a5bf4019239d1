#include "areas/people/passwords/password_page.h"

#include "areas/people/account_page.h"
#include "areas/people/passwords/password.h"
#include "html/pieces.h"
#include "html/words.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

std::string problem_of_password(base::Refusal const* refusal)
{
    if (refusal == nullptr) return {};
    for (auto const& [field, code] : refusal->problems) {
        if (field != "password") continue;
        if (code == "password_too_short")
            return std::string {tr("Ten signs or more, please. Three words in a row are easy to keep.")};
        if (code == "password_common")
            return std::string {tr("Everybody tries this one first. Please choose another.")};
        if (code == "wrong_password")
            return std::string {tr(
                "This address and this password do not belong together. You can always come in with a mailed code.")};
    }
    return html::problem_at(refusal, "password");
}

Html password_field(
    std::string_view label, std::string_view hint, std::string_view autocomplete, base::Refusal const* refusal)
{
    return html::text_field({.name = "password",
        .label = std::string {label},
        .hint = std::string {hint},
        .problem = problem_of_password(refusal),
        .type = "password",
        .autocomplete = autocomplete,
        .limit = password_most,
        .required = true});
}

Html removal_form()
{
    return render(
        R"html(<form method="post" action="/you/password/removal">{}<button class="btn">{}</button></form>)html",
        html::form_tokens(), tr("Remove the password"));
}

Html proof_by_code(ProofAsked const& proof, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const next = fields.sent("next");
    if (!proof.asked) {
        return render(
            R"html(<form class="stack loose wide" method="post" action="/you/prove/code">{}<input type="hidden" name="next" value="{}"><p>{}</p><div class="btns"><button class="btn go">{}</button></div></form>)html",
            html::form_tokens(), next, tr("A code goes to {address}.", {{"address", proof.address}}),
            tr("Send me the code"));
    }
    std::optional<Html> shown;
    if (!proof.code_shown.empty())
        shown = render(R"html(<p class="callout sun" id="development-code">{}</p>)html", proof.code_shown);
    auto const code = html::code_field({.name = "code",
        .label = std::string {tr("Type the code")},
        .hint = tr("Six digits are on their way to {address}.", {{"address", proof.address}}),
        .problem = html::problem_at(refusal, "code"),
        .limit = 7,
        .required = true});
    return render(
        R"html(<form class="stack loose wide" method="post" action="/you/prove">{}<input type="hidden" name="next" value="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), next, shown, code, tr("Go on"));
}

Html proof_by_password(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const field = password_field(tr("Your password"), "", "current-password", refusal);
    return render(
        R"html(<h2>{}</h2><form class="stack loose wide" method="post" action="/you/prove">{}<input type="hidden" name="next" value="{}">{}<div class="btns"><button class="btn">{}</button></div></form>)html",
        tr("Or with your password"), html::form_tokens(), fields.sent("next"), field, tr("Go on with the password"));
}

} // namespace

Html passkey_part(std::string_view task, std::string_view next, std::string_view words)
{
    auto const said
        = render(R"html(<p class="quiet" data-without>{}</p><p class="msg" data-failed role="alert" hidden>{}</p>)html",
            tr("Passkeys need scripts and a browser that knows them. Here a mailed code does it."),
            tr("That did not work. Try again, or come in with a mailed code."));
    std::optional<Html> name;
    if (task == "make") {
        name = html::text_field({.name = "name",
            .label = std::string {tr("A name for it")},
            .hint = std::string {tr("So that you know it again: “My phone”.")},
            .limit = 60});
    }
    // The page goes there by a script, so it must be a page of ours.
    auto const onward = html::Url::local(next).value_or(html::Url {"/"});
    auto const attributes = html::Attributes {}.set("data-passkey", task).set("data-next", onward.text());
    return render(
        R"html(<form class="stack loose wide"{}>{}{}<div data-with hidden>{}<div class="btns gap"><button class="btn">{}</button></div></div></form>)html",
        attributes, html::form_tokens(), said, name, words);
}

html::Page password_sign_in_page(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const address = html::text_field({.name = "email",
        .label = std::string {tr("Your e-mail")},
        .problem = html::problem_at(refusal, "email"),
        .value = std::string {fields.sent("email")},
        .type = "email",
        .autocomplete = "username webauthn",
        .limit = 254,
        .required = true});
    auto const password = password_field(tr("Your password"), "", "current-password", refusal);
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="/sign-in/password">{}<input type="hidden" name="next" value="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), fields.sent("next"), address, password, tr("Come in"));
    auto const code = html::Url {"/sign-in"}.with("next", fields.sent("next"));
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1>{}<p class="small quiet"><a href="{}">{}</a></p><h2>{}</h2>{}</div>)html",
        tr("Come in with a password"), form, code, tr("No password, or forgotten? Have a code mailed to you."),
        tr("Or with a passkey"), passkey_part("enter", fields.sent("next"), tr("Come in with a passkey")));
    return {.title = std::string {tr("Sign in")},
        .main = html::row(render("<p>{}</p>", tr("For those who have set one")), body)};
}

html::Page password_page(bool has_one, base::Refusal const* refusal, std::string_view said)
{
    Html rest;
    if (said == "set")
        rest += html::notice(
            html::Hue::mint, render("<p>{}</p>", tr("Your password is set. Other browsers were signed out.")));
    if (said == "removed")
        rest += html::notice(html::Hue::mint, render("<p>{}</p>", tr("You have no password any more.")));
    auto const field = password_field(has_one ? tr("Your new password") : tr("Your password"),
        tr("Ten signs or more. Three words that nobody would put together are good, and easy to keep."), "new-password",
        refusal);
    rest += render(
        R"html(<form class="stack loose wide" method="post" action="/you/password">{}{}<div class="btns"><button class="btn go">{}</button></div></form>{})html",
        html::form_tokens(), field, has_one ? tr("Change the password") : tr("Set the password"),
        has_one ? std::optional {removal_form()} : std::nullopt);
    return account_page(tr("Password"), tr("Nobody needs one here."),
        tr("With a password you need not wait for a code. The mailed code works all the same, so a forgotten password "
           "locks nobody out."),
        rest);
}

html::Page prove_page(ProofAsked const& proof, web::Fields const& fields, base::Refusal const* refusal)
{
    Html rest = proof_by_code(proof, fields, refusal);
    if (proof.has_password) rest += proof_by_password(fields, refusal);
    if (proof.has_passkey)
        rest += render("<h2>{}</h2>{}", tr("Or with a passkey"),
            passkey_part("prove", fields.sent("next"), tr("Go on with a passkey")));
    return account_page(tr("Is it you?"), tr("This browser may have been left open."),
        tr("What comes next changes how you sign in, or ends your account. Please show once more that it is you; it "
           "holds for ten minutes."),
        rest);
}

} // namespace people
