#include "areas/people/familiar_browser.h"
#include "areas/people/passkeys/passkey_page.h"
#include "areas/people/passkeys/use_passkey.h"
#include "areas/people/person_json.h"
#include "areas/people/person_store.h"
#include "areas/people/prove.h"
#include "areas/people/sign_in_web.h"
#include "platform/web/request.h"

namespace people {

namespace {

constexpr std::string_view passkey_cookie = "passkey"; ///< binds a question to the browser that was asked
constexpr std::size_t challenge_bytes = 32;

web::Response show_passkeys(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    if (!rq.wants_json) {
        if (auto no = unless_fresh(rq, "/you/passkeys")) return *std::move(no);
    }
    auto const passkeys = PasskeyStore {rq.reading().tx}.of(*rq.actor().person);
    auto const host = web::relying_party(rq.machines.public_url).id;
    if (!rq.wants_json) return rq.page(passkeys_page(passkeys, rq.machines.clock.now(), host));
    auto list = base::Json::array();
    for (auto const& passkey : passkeys) {
        list.push(base::Json::object()
                      .add("id", passkey.id.text())
                      .add("name", passkey.name)
                      .add("made_at", passkey.made_at)
                      .add("used_at", passkey.used_at));
    }
    return rq.json(base::Json::object().add("passkeys", list));
}

/// What navigator.credentials wants to know, and the question itself. For somebody signed in also what a new key needs.
web::Response post_question(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    PasskeyQuestion const question {rq.machines.chance.bytes(challenge_bytes), platform::new_token(rq.machines.chance)};
    auto answer = base::Json::object();
    answer.add("challenge", web::base64url(question.challenge))
        .add("host", web::relying_party(rq.machines.public_url).id);
    if (rq.actor().person) {
        auto const reading = rq.reading();
        auto const person = PersonStore {reading.tx}.find(*rq.actor().person);
        if (!person) return rq.refused(person.refusal());
        auto known = base::Json::array();
        for (auto const& passkey : PasskeyStore {reading.tx}.of(person->id)) known.push(passkey.credential);
        answer.add("network", rq.shell.network_name)
            .add("person", web::base64url(person->id.text()))
            .add("address", person->email)
            .add("name", person->name)
            .add("known", known);
    }
    auto const done = rq.write([&](platform::Context& cx) { return ask_passkey(cx, question); });
    if (!done) return rq.refused(done.refusal());
    rq.set_cookie(passkey_cookie, question.browser, question_life.count() / 1000);
    return rq.json(answer);
}

web::Response post_passkey(web::Request& rq)
{
    if (auto no = unless_fresh(rq, "/you/passkeys")) return *std::move(no);
    auto const made = MadePasskey::from(rq.fields);
    if (!made) return rq.refused(made.refusal());
    auto const party = web::relying_party(rq.machines.public_url);
    auto const browser = rq.cookie(passkey_cookie);
    auto const passkey = rq.write([&](platform::Context& cx) { return add_passkey(cx, party, *made, browser); });
    if (!passkey) return rq.refused(passkey.refusal());
    return rq.json(base::Json::object().add("id", passkey->id.text()).add("name", passkey->name), 201);
}

web::Response post_passkey_sign_in(web::Request& rq)
{
    auto const answer = SignedPasskey::from(rq.fields);
    if (!answer) return rq.refused(answer.refusal());
    auto const party = web::relying_party(rq.machines.public_url);
    auto const browser = rq.cookie(passkey_cookie);
    auto const person = rq.write([&](platform::Context& cx) -> base::Result<Person> {
        auto person = TRY(enter_by_passkey(cx, party, *answer, browser));
        sign_in_anew(rq, cx, person.id);
        return person;
    });
    if (!person) return rq.refused(person.refusal());
    remember_browser(rq, person->email);
    return rq.json(json_of({.person = person->id, .role = person->role}, *person));
}

web::Response post_passkey_removal(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    if (auto no = unless_fresh(rq, "/you/passkeys")) return *std::move(no);
    auto const id = rq.id<PasskeyId>("passkey");
    if (!id) return rq.refused(id.refusal());
    return rq.change(
        [&](platform::Context& cx) -> base::Result<base::Done> {
            PasskeyStore {cx.tx}.remove(*cx.actor.person, *id);
            return base::Done {};
        },
        [](base::Done) { return html::Url {"/you/passkeys"}; },
        [](base::Done) { return base::Json::object().add("removed", true); });
}

} // namespace

void add_passkey_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/you/passkeys", member, Limit::read, web::Cache::nobody, show_passkeys);
    routes.post("/sign-in/passkey/question", anyone, Limit::sign_in, Csrf::token, post_question, Faces::json);
    routes.post("/sign-in/passkey", anyone, Limit::sign_in, Csrf::token, post_passkey_sign_in, Faces::json);
    routes.post("/you/passkeys", member, Limit::write, Csrf::token, post_passkey, Faces::json);
    routes.post("/you/passkeys/{passkey}/removal", member, Limit::write, Csrf::token, post_passkey_removal);
}

} // namespace people
