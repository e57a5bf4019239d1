#include "areas/people/account_page.h"
#include "areas/people/addresses/change_address.h"
#include "areas/people/code_store.h"
#include "areas/people/person_store.h"
#include "areas/people/prove.h"
#include "areas/people/sign_in_web.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/mail/mail_address.h"
#include "platform/web/request.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

std::string problem_of_address(base::Refusal const* refusal, std::string_view field)
{
    if (refusal == nullptr || refusal->problems.empty()) return {};
    auto const& problem = refusal->problems.front();
    if (problem.field != field) return {};
    if (problem.code == "same_address") return std::string {tr("This is your address already.")};
    if (problem.code == "address_has_account")
        return std::string {
            tr("This address has an account of its own here. Sign in with it, leave there, and try again.")};
    return html::words_for(problem.code);
}

Html new_address_form(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const field = html::text_field({.name = "email",
        .label = std::string {tr("Your new address")},
        .hint
        = std::string {tr("A code goes there first. The old address is told, and can undo it for fourteen days.")},
        .problem = problem_of_address(refusal, "email"),
        .value = std::string {fields.sent("email")},
        .type = "email",
        .autocomplete = "email",
        .limit = 254,
        .required = true});
    return render(
        R"html(<form class="stack loose wide" method="post" action="/you/address">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), field, tr("Send the code there"));
}

Html address_code_form(AddressChange const& change, base::Refusal const* refusal, std::string_view shown)
{
    std::optional<Html> development;
    if (!shown.empty()) development = render(R"html(<p class="callout sun" id="development-code">{}</p>)html", shown);
    auto const field = html::code_field({.name = "code",
        .label = std::string {tr("Type the code")},
        .hint = tr("Six digits are on their way to {address}.", {{"address", change.new_email}}),
        .problem = problem_of_address(refusal, "code"),
        .limit = 7,
        .required = true});
    return render(
        R"html(<form class="stack loose wide" method="post" action="/you/address/confirmation">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form><h2>{}</h2>)html",
        html::form_tokens(), development, field, tr("Change my address"), tr("Another address?"));
}

web::Response address_page(web::Request& rq, base::Refusal const* refusal)
{
    auto const reading = rq.reading();
    auto const person = PersonStore {reading.tx}.find(*rq.actor().person);
    if (!person) return rq.refused(person.refusal());
    auto const change = AddressStore {reading.tx}.newest_of(person->id);
    Html rest;
    if (rq.fields.sent("said") == "changed")
        rest
            += html::notice(html::Hue::mint, render("<p>{}</p>", tr("Your address is changed. The old one was told.")));
    if (change && !change->confirmed_at && !change->undone_at && reading.clock.now() - change->asked_at <= code_life)
        rest
            += address_code_form(*change, refusal, rq.machines.development ? digits_of(*change, rq.machines.keys) : "");
    rest += new_address_form(rq.fields, refusal);
    return rq.page(account_page(tr("E-mail address"), tr("Nobody else sees it."),
                       tr("Your address is {address}.", {{"address", person->email}}), rest),
        refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_address(web::Request& rq)
{
    rq.fields.line("said", 20);
    if (auto no = unless_fresh(rq, "/you/address")) return *std::move(no);
    return address_page(rq, nullptr);
}

web::Response post_address(web::Request& rq)
{
    if (auto no = unless_fresh(rq, "/you/address")) return *std::move(no);
    auto const email = rq.fields.line("email", 254, web::Demand::required);
    if (!email.empty() && !platform::plausible_address(email)) rq.fields.problem("email", "not_an_address");
    auto const asked = rq.fields.or_problems(email);
    auto const language = rq.shell.language;
    auto const change = !asked
        ? base::Result<AddressChange> {asked.refusal()}
        : rq.write([&](platform::Context& cx) { return ask_address_change(cx, email, language); });
    if (!change && (rq.wants_json || change.refusal().reason != base::Reason::invalid))
        return rq.refused(change.refusal());
    if (!change) return address_page(rq, &change.refusal());
    if (rq.wants_json) return rq.json(base::Json::object().add("sent", true), 202);
    return rq.see_other("/you/address");
}

web::Response post_address_confirmation(web::Request& rq)
{
    if (auto no = unless_fresh(rq, "/you/address")) return *std::move(no);
    auto const code = rq.fields.line("code", 20, web::Demand::required);
    auto const asked = rq.fields.or_problems(code);
    auto const person = !asked
        ? base::Result<Person> {asked.refusal()}
        : rq.write([&](platform::Context& cx) { return confirm_address_change(cx, code, rq.machines.keys); });
    if (!person && (rq.wants_json || person.refusal().reason != base::Reason::invalid))
        return rq.refused(person.refusal());
    if (!person) return address_page(rq, &person.refusal());
    if (rq.wants_json) return rq.json(base::Json::object().add("email", person->email));
    return rq.see_other("/you/address?said=changed");
}

/// Asked once more by a button, because the scanners of mailboxes follow links.
web::Response show_not_me(web::Request& rq)
{
    auto const action = html::Url::to({"this-was-not-me", rq.capture("change"), rq.capture("proof")});
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><form method="post" action="{}"><button class="btn go">{}</button></form></div>)html",
        tr("This was not you?"),
        tr("Then we put your old address back, sign everybody out, and remove the password and the passkeys made "
           "since."),
        action, tr("This was not me"));
    return rq.page({.title = std::string {tr("This was not you?")}, .main = html::row({}, body)});
}

web::Response post_not_me(web::Request& rq)
{
    auto const id = rq.id<AddressChangeId>("change");
    if (!id) return rq.refused(id.refusal());
    std::string const proof {rq.capture("proof")};
    auto const done
        = rq.write([&](platform::Context& cx) { return undo_address_change(cx, *id, proof, rq.machines.keys); });
    if (!done) return rq.refused(done.refusal());
    return rq.see_other("/sign-in");
}

} // namespace

void add_address_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/you/address", member, Limit::read, Cache::nobody, show_address, Faces::page);
    routes.post("/you/address", member, Limit::mail, Csrf::token, post_address);
    routes.post("/you/address/confirmation", member, Limit::sign_in, Csrf::token, post_address_confirmation);
    routes.get("/this-was-not-me/{change}/{proof}", anyone, Limit::read, Cache::nobody, show_not_me, Faces::page);
    routes.post("/this-was-not-me/{change}/{proof}", anyone, Limit::sign_in, Csrf::nothing, post_not_me, Faces::page);
}

} // namespace people
