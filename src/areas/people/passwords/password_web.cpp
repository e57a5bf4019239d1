#include "areas/people/ask_code.h"
#include "areas/people/familiar_browser.h"
#include "areas/people/passkeys/passkey_store.h"
#include "areas/people/passwords/password.h"
#include "areas/people/passwords/password_page.h"
#include "areas/people/passwords/use_password.h"
#include "areas/people/people.h"
#include "areas/people/person_json.h"
#include "areas/people/person_store.h"
#include "areas/people/prove.h"
#include "areas/people/sign_in_web.h"
#include "areas/people/standing/suspension_web.h"
#include "platform/web/request.h"

namespace people {

namespace {

/// The three steps of a password: claimed in one write, compared, taken in another together with the new session.
base::Result<Person> signed_in_by_password(web::Request& rq, std::string_view email, std::string_view password)
{
    auto const claimed
        = TRY(rq.write([&](platform::Context& cx) { return claim_password_try(cx, email, rq.machines.keys); }));
    if (!password_fits(claimed, password)) return wrong_password();
    return rq.write([&](platform::Context& cx) -> base::Result<Person> {
        auto person = TRY(take_password_try(cx, claimed));
        sign_in_anew(rq, cx, person.id);
        return person;
    });
}

web::Response password_form(web::Request& rq)
{
    rq.fields.line("next", 500);
    return rq.page(password_sign_in_page(rq.fields, nullptr));
}

web::Response post_password_sign_in(web::Request& rq)
{
    auto const email = rq.fields.line("email", 254, web::Demand::required);
    auto const password = rq.fields.secret("password", password_most, web::Demand::required);
    auto const next = rq.fields.line("next", 500);
    auto const asked = rq.fields.or_problems(email);
    auto const person = !asked ? base::Result<Person> {asked.refusal()} : signed_in_by_password(rq, email, password);
    if (!person && person.refusal().code == "suspended") {
        auto const known = person_with_address(rq.reading().tx, email);
        return known ? answer_to_suspended(rq, person.refusal(), known->id) : rq.refused(person.refusal());
    }
    if (!person && (rq.wants_json || person.refusal().reason != base::Reason::invalid))
        return rq.refused(person.refusal());
    if (!person) return rq.page(password_sign_in_page(rq.fields, &person.refusal()), 422);
    remember_browser(rq, person->email);
    if (rq.wants_json) return rq.json(json_of({.person = person->id, .role = person->role}, *person));
    return rq.see_other(person->is_new() ? html::Url {"/welcome"} : html::Url::local(next).value_or(html::Url {"/"}));
}

bool has_password(web::Request& rq)
{
    return PersonStore {rq.reading().tx}.password_hash(*rq.actor().person).has_value();
}

web::Response show_password(web::Request& rq)
{
    auto const said = rq.fields.line("said", 20);
    if (auto no = unless_fresh(rq, "/you/password")) return *std::move(no);
    return rq.page(password_page(has_password(rq), nullptr, said));
}

web::Response post_new_password(web::Request& rq)
{
    if (auto no = unless_fresh(rq, "/you/password")) return *std::move(no);
    auto const chosen = NewPassword::from(rq.fields);
    if (!chosen && rq.wants_json) return rq.refused(chosen.refusal());
    if (!chosen)
        return rq.page(password_page(has_password(rq), &chosen.refusal(), ""), web::status_of(chosen.refusal().reason));
    rq.close_reading();
    auto const hash = slowly_hashed(chosen->password);
    auto const done = rq.write([&](platform::Context& cx) { return set_password(cx, hash, rq.session.value_or(0)); });
    if (!done) return rq.refused(done.refusal());
    if (rq.wants_json) return rq.json(base::Json::object().add("has_password", true));
    return rq.see_other("/you/password?said=set");
}

web::Response post_password_removal(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    if (auto no = unless_fresh(rq, "/you/password")) return *std::move(no);
    return rq.change([&](platform::Context& cx) { return set_password(cx, std::nullopt, rq.session.value_or(0)); },
        [](base::Done) { return html::Url {"/you/password?said=removed"}; },
        [](base::Done) { return base::Json::object().add("has_password", false); });
}

web::Response show_proof(web::Request& rq, base::Refusal const* refusal)
{
    auto const reading = rq.reading();
    auto const person = PersonStore {reading.tx}.find(*rq.actor().person);
    if (!person) return rq.refused(person.refusal());
    auto const code = CodeStore {reading.tx}.newest_of(platform::sha256_hex(rq.cookie("asked")));
    bool const asked
        = code && code->email == person->email && !code->used_at && reading.clock.now() - code->asked_at <= code_life;
    auto const shown = asked && rq.machines.development ? digits_of(*code, rq.machines.keys) : std::string {};
    return rq.page(prove_page({.asked = asked,
                                  .has_password = has_password(rq),
                                  .has_passkey = PasskeyStore {reading.tx}.count(person->id) > 0,
                                  .address = person->email,
                                  .code_shown = shown},
                       rq.fields, refusal),
        refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response proof_form(web::Request& rq)
{
    rq.fields.line("next", 500);
    return show_proof(rq, nullptr);
}

web::Response post_proof_code(web::Request& rq)
{
    auto const next = rq.fields.line("next", 500);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const person = PersonStore {rq.reading().tx}.find(*rq.actor().person);
    if (!person) return rq.refused(person.refusal());
    auto const browser = platform::new_token(rq.machines.chance);
    auto wish = asked_here(rq, person->email, browser);
    // Signed in here: the session is as good as the browser's mark.
    wish.familiar = true;
    wish.asker = "session " + base::base32_of(rq.session.value_or(0));
    auto const code = rq.write([&](platform::Context& cx) { return ask_code(cx, wish); });
    if (!code) return rq.refused(code.refusal());
    rq.set_cookie("asked", browser, 3600);
    if (rq.wants_json) return rq.json(base::Json::object().add("sent", true), 202);
    return rq.see_other(html::Url {"/you/prove"}.with("next", next));
}

base::Result<Person> proven(web::Request& rq, std::string const& code, std::string const& password)
{
    if (!password.empty()) {
        auto const person = TRY(PersonStore {rq.reading().tx}.find(*rq.actor().person));
        return signed_in_by_password(rq, person.email, password);
    }
    auto const browser = platform::sha256_hex(rq.cookie("asked"));
    return rq.write([&](platform::Context& cx) -> base::Result<Person> {
        auto person = TRY(prove_by_code(cx, code, browser, rq.machines.keys));
        sign_in_anew(rq, cx, person.id);
        return person;
    });
}

web::Response post_proof(web::Request& rq)
{
    auto const code = rq.fields.line("code", 20);
    auto const password = rq.fields.secret("password", password_most);
    auto const next = rq.fields.line("next", 500);
    auto const asked = rq.fields.or_problems(code);
    if (!asked) return rq.refused(asked.refusal());
    auto const person = proven(rq, code, password);
    if (!person && (rq.wants_json || person.refusal().reason != base::Reason::invalid))
        return rq.refused(person.refusal());
    if (!person) return show_proof(rq, &person.refusal());
    if (rq.wants_json) return rq.json(base::Json::object().add("proven", true));
    return rq.see_other(html::Url::local(next).value_or(html::Url {"/you"}));
}

} // namespace

void add_password_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/sign-in/password", anyone, Limit::read, Cache::nobody, password_form, Faces::page);
    routes.post("/sign-in/password", anyone, Limit::sign_in, Csrf::token, post_password_sign_in);
    routes.get("/you/password", member, Limit::read, Cache::nobody, show_password, Faces::page);
    routes.post("/you/password", member, Limit::write, Csrf::token, post_new_password);
    routes.post("/you/password/removal", member, Limit::write, Csrf::token, post_password_removal);
    routes.get("/you/prove", member, Limit::read, Cache::nobody, proof_form, Faces::page);
    routes.post("/you/prove/code", member, Limit::mail, Csrf::token, post_proof_code);
    routes.post("/you/prove", member, Limit::sign_in, Csrf::token, post_proof);
}

} // namespace people
