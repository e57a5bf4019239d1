#include "areas/people/sign_in_web.h"

#include "areas/people/ask_code.h"
#include "areas/people/familiar_browser.h"
#include "areas/people/invitations/invitation_web.h"
#include "areas/people/leaving/held.h"
#include "areas/people/person_json.h"
#include "areas/people/person_page.h"
#include "areas/people/person_store.h"
#include "areas/people/standing/suspension_web.h"
#include "areas/people/use_code.h"
#include "platform/keys/keys.h"
#include "platform/mail/mail_address.h"
#include "platform/mail/mailer.h"
#include "platform/web/request.h"
#include "platform/web/sessions.h"

namespace people {

namespace {

constexpr std::string_view browser_cookie = "asked"; ///< binds a mailed code to the browser that asked
constexpr std::string_view pass_cookie = "pass";     ///< the invitation or the sheet that somebody came with
constexpr std::int64_t an_hour_s = 3600;
constexpr std::size_t longest_target = 8000; ///< signs; the gate lets nothing longer in
constexpr std::size_t longest_next = 2000;

std::string address_in(web::Fields& fields)
{
    auto address = fields.line("email", 254, web::Demand::required);
    if (!address.empty() && !platform::plausible_address(address)) fields.problem("email", "not_an_address");
    return address;
}

/// The path to go on to, carried from page to page; one too long for that is forgotten, since nobody could shorten it.
std::string next_in(web::Fields& fields)
{
    auto next = fields.line("next", longest_target);
    return next.size() > longest_next ? std::string {} : next;
}

/// Where to go on after signing in; only a path of this site.
html::Url next_of(web::Fields const& fields, Person const& person)
{
    if (person.is_new()) return "/welcome";
    return html::Url::local(fields.sent("next")).value_or(html::Url {"/"});
}

std::string browser_hash(web::Request const& rq)
{
    return platform::sha256_hex(rq.cookie(browser_cookie));
}

web::Response sign_in_form(web::Request& rq)
{
    next_in(rq.fields);
    return rq.page(sign_in_page(rq.fields, nullptr, joining(rq)));
}

web::Response post_sign_in(web::Request& rq)
{
    auto const address = address_in(rq.fields);
    auto const next = next_in(rq.fields);
    auto const pass = rq.fields.line("pass", 60);
    if (!rq.machines.mailer.is_set_up() && !rq.machines.development) rq.fields.problem("email", "mail_not_set_up");
    auto const wish = rq.fields.or_problems(address);
    if (!wish && rq.wants_json) return rq.refused(wish.refusal());
    if (!wish)
        return rq.page(sign_in_page(rq.fields, &wish.refusal(), joining(rq)), web::status_of(wish.refusal().reason));

    auto const browser = platform::new_token(rq.machines.chance);
    auto const code_wish = asked_here(rq, address, browser);
    auto const code = rq.write([&](platform::Context& cx) { return ask_code(cx, code_wish); });
    if (!code) return rq.refused(code.refusal());
    rq.set_cookie(browser_cookie, browser, an_hour_s);
    if (!pass.empty()) rq.set_cookie(pass_cookie, pass, an_hour_s);
    if (rq.wants_json) return rq.json(base::Json::object().add("sent", true), 202);
    return rq.see_other(html::Url {"/sign-in/code"}.with("next", next));
}

web::Response show_code_page(web::Request& rq, base::Refusal const* refusal)
{
    auto const code = CodeStore {rq.reading().tx}.newest_of(browser_hash(rq));
    if (!code) return rq.see_other("/sign-in");
    auto const shown = rq.machines.development ? digits_of(*code, rq.machines.keys) : std::string {};
    return rq.page(
        code_page(rq.fields, refusal, code->email, shown), refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response code_form(web::Request& rq)
{
    next_in(rq.fields);
    return show_code_page(rq, nullptr);
}

/// The code was right, so it is she who asks: she may not come in, but what is held of hers is hers.
web::Response told_why(web::Request& rq, base::Refusal const& refusal, std::string_view browser)
{
    auto const code = CodeStore {rq.reading().tx}.newest_of(browser);
    auto const person = code ? PersonStore {rq.reading().tx}.with_address(code->email_folded) : std::nullopt;
    if (!person || rq.wants_json) return rq.refused(refusal);
    if (refusal.code == "suspended") return answer_to_suspended(rq, refusal, person->id);
    return rq.see_other(held_link(rq.machines.keys, person->id, rq.machines.clock.now()));
}

web::Response post_code(web::Request& rq)
{
    auto const typed = rq.fields.line("code", 20, web::Demand::required);
    next_in(rq.fields);
    auto const fields = rq.fields.or_problems(typed);
    auto const browser = browser_hash(rq);
    Door const door {joining(rq), rq.cookie(pass_cookie)};
    auto const person = !fields ? base::Result<Person> {fields.refusal()}
                                : rq.write([&](platform::Context& cx) -> base::Result<Person> {
                                      auto person = TRY(use_code(cx, typed, browser, rq.machines.keys, door));
                                      rq.sign_in(cx, person.id);
                                      return person;
                                  });
    if (!person && rq.wants_json) return rq.refused(person.refusal());
    if (!person && person.refusal().reason == base::Reason::not_allowed) return told_why(rq, person.refusal(), browser);
    if (!person && person.refusal().reason != base::Reason::invalid) return rq.refused(person.refusal());
    if (!person) return show_code_page(rq, &person.refusal());
    rq.drop_cookie(browser_cookie);
    remember_browser(rq, person->email);
    if (!door.pass.empty()) rq.drop_cookie(pass_cookie);
    if (rq.wants_json) return rq.json(json_of({.person = person->id, .role = person->role}, *person));
    return rq.see_other(next_of(rq.fields, *person));
}

web::Response post_sign_out(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const done = rq.write([&](platform::Context& cx) -> base::Result<base::Done> {
        web::Sessions {cx.tx}.end(*rq.actor().person, rq.session.value_or(0));
        return base::Done {};
    });
    if (!done) return rq.refused(done.refusal());
    rq.drop_cookie("session");
    if (rq.wants_json) return rq.json(base::Json::object().add("signed_in", false));
    return rq.see_other("/");
}

} // namespace

void add_sign_in_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/sign-in", anyone, Limit::read, Cache::nobody, sign_in_form, Faces::page);
    routes.post("/sign-in", anyone, Limit::mail, Csrf::token, post_sign_in);
    routes.get("/sign-in/code", anyone, Limit::read, Cache::nobody, code_form, Faces::page);
    routes.post("/sign-in/code", anyone, Limit::sign_in, Csrf::token, post_code);
    routes.post("/sign-out", member, Limit::write, Csrf::token, post_sign_out);
}

} // namespace people
